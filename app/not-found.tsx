import type { Metadata } from "next"
import { NotFoundFace } from "@/components/not-found-face"

export const metadata: Metadata = { title: "Not found" }

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-content-center bg-surface">
      <NotFoundFace />
    </main>
  )
}
