import type { Metadata } from "next"
import { NotFoundFace } from "@/components/not-found-face"

export const metadata: Metadata = { title: "Not found" }

export default function NotFound() {
  return <NotFoundFace />
}
