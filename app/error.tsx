"use client"

import { Failure } from "@/components/failure"

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="grid min-h-dvh place-content-center bg-surface">
      <Failure error={error} retry={retry} />
    </main>
  )
}
