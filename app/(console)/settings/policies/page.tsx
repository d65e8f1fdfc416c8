import type { Metadata } from "next"
import { EmptyState } from "@/components/empty-state"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { listPolicies } from "@/lib/consents/policies"
import { t } from "@/lib/say"
import { EditPolicy } from "./edit-policy"
import { PolicyCard } from "./policy-card"

export const generateMetadata = (): Metadata => ({ title: t("Policies") })

export default async function PoliciesPage() {
  const ctx = await requireCtx("policies.read")
  const policies = await listPolicies(ctx, {})
  const mayWrite = can(ctx.roles, "policies.write") !== null
  const from = policies.find((one) => one.status === "draft") ?? policies[0] ?? null
  return (
    <>
      <LiveRefresh topics={["policy", "consent"]} />
      <PageHeader
        title={t("Policies")}
        meta={t("What patients are asked to agree to. What was published is never changed.")}
        actions={mayWrite && <EditPolicy from={from} clinic={ctx.clinic.name} />}
      />
      <PageBody className="grid max-w-4xl gap-4">
        {policies.length === 0 && (
          <EmptyState title={t("No policy is written yet")}>
            {t("Until one is published, patients are asked in Rounds' own words.")}
          </EmptyState>
        )}
        {policies.map((policy) => (
          <PolicyCard key={policy.id} policy={policy} mayWrite={mayWrite} />
        ))}
      </PageBody>
    </>
  )
}
