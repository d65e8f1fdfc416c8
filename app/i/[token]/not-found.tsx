import type { Metadata } from "next"
import { DeadLink } from "@/app/(auth)/dead-link"
import { t } from "@/lib/say"

export const generateMetadata = (): Metadata => ({ title: t("Link not found") })

export default function InvitationGone() {
  return (
    <DeadLink>
      {t(
        "An invitation counts once and for seven days, and can be taken back. Ask whoever invited you for a new link.",
      )}
    </DeadLink>
  )
}
