import type { Metadata } from "next"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { ROLE_NAMES } from "@/lib/can"
import { frameData } from "./frame-data"

const LockKeyhole = icon("lock-keyhole")

export const metadata: Metadata = { title: "Not for your role" }

export default async function Forbidden() {
  const { roles } = await frameData()
  const named = roles.map((role) => ROLE_NAMES[role]).join(", ")
  return (
    <div>
      <h1 className="sr-only">Not for your role</h1>
      <EmptyState
        icon={<LockKeyhole />}
        title="Your role does not see this page"
        action={<ButtonLink href="/">Go to Today</ButtonLink>}
      >
        You are here as {named || "a member without a role"}. An admin of the clinic can change that. This
        visit was written to the audit log.
      </EmptyState>
    </div>
  )
}
