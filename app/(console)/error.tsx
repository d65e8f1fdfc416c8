"use client"

import { Failure } from "@/components/failure"

/** Inside the frame: the way to everything else stays open. */
export default function ConsoleError({ error, retry }: { error: unknown; retry: () => void }) {
  return <Failure error={error} retry={retry} />
}
