import type { Metadata } from "next"
import { DeadLink } from "@/app/(auth)/dead-link"
import { t } from "@/lib/say"

export const generateMetadata = (): Metadata => ({ title: t("Link not found") })

export default function ResetGone() {
  return (
    <DeadLink>
      {t("A link for a new password counts once and for an hour. Ask your clinic's admin for a new one.")}
    </DeadLink>
  )
}
