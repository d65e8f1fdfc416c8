import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { readOwnSecurity } from "@/lib/sessions/own-security"
import { FactorCard } from "./factor-card"
import { PasswordCard } from "./password-card"

export const generateMetadata = (): Metadata => ({ title: t("Your security") })

export default async function SecurityPage() {
  const ctx = await requireCtx("session.own")
  const security = await readOwnSecurity(ctx)
  return (
    <>
      <PageHeader
        title={t("Your security")}
        meta={t("What stands between your account and somebody else.")}
      />
      <PageBody className="grid max-w-3xl gap-6">
        <PasswordCard security={security} />
        <FactorCard security={security} />
      </PageBody>
    </>
  )
}
