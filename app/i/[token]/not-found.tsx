import type { Metadata } from "next"
import { DeadLink } from "@/app/(auth)/dead-link"

export const metadata: Metadata = { title: "Link not found" }

export default function InvitationGone() {
  return (
    <DeadLink>
      An invitation counts once and for seven days, and can be taken back. Ask whoever invited you for a new
      link.
    </DeadLink>
  )
}
