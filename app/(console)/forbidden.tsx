import type { Metadata } from "next"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { ROLE_NAMES } from "@/lib/can"
import { t } from "@/lib/say"
import { frameData } from "./frame-data"

const LockKeyhole = icon("lock-keyhole")

export const generateMetadata = (): Metadata => ({ title: t("Not for your role") })

export default async function Forbidden() {
  const { roles } = await frameData()
  const named = roles.map((role) => t(ROLE_NAMES[role])).join(", ")
  return (
    <div>
      <h1 className="sr-only">{t("Not for your role")}</h1>
      <EmptyState
        icon={<LockKeyhole />}
        title={t("Your role does not see this page")}
        action={<ButtonLink href="/">{t("Go to Today")}</ButtonLink>}
      >
        {t(
          "You are here as {roles}. An admin of the clinic can change that. This visit was written to the audit log.",
          { roles: named || t("a member without a role") },
        )}
      </EmptyState>
    </div>
  )
}
