import type { Metadata } from "next"
import { NotFoundFace } from "@/components/not-found-face"
import { t } from "@/lib/say"

export const generateMetadata = (): Metadata => ({ title: t("Not found") })

export default function NotFound() {
  return <NotFoundFace />
}
