import type { Metadata } from "next"
import Link from "next/link"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { Callout } from "@/components/ui/callout"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { grantOf } from "@/lib/ctx"
import { LeadsList } from "./leads-list"
import { LeadsTabs } from "./leads-tabs"
import { filtersOf, type Params } from "./search-params"
import { SKELETON } from "./skeleton-columns"

export const metadata: Metadata = { title: "Leads" }

export default async function LeadsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("leads.read")
  const { filters, dropped } = filtersOf(await searchParams, ctx.roles)
  const scores = can(ctx.roles, "leads.score.read") !== null
  const works = can(ctx.roles, "leads.work") !== null
  return (
    <>
      <PageHeader title="Leads" tabs={<LeadsTabs scores={scores} mine={works} />} />
      {can(ctx.roles, "leads.read")?.scope === "masked" && (
        <Callout className="mx-4 mt-3 md:mx-6" title="Masked for your role">
          Names are initials, numbers their last two digits; what patients wrote is not shown.
        </Callout>
      )}
      {dropped.length > 0 && (
        <Callout tone="amber" className="mx-4 mt-3 md:mx-6">
          Left out of this list, because it is not known here or not for your role: {dropped.join(", ")}.
        </Callout>
      )}
      {grantOf(ctx, "leads.read")?.scope === "own" && grantOf(ctx, "breakGlass") && (
        <p className="mx-4 mt-3 text-xs text-ink-3 md:mx-6">
          Your own leads, and hot or urgent ones that nobody owns. In an emergency{" "}
          <Link href="/settings/access#emergency" className="text-accent underline">
            open the whole clinic
          </Link>
          .
        </p>
      )}
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar label="leads" columns={SKELETON} />}>
          <LeadsList ctx={ctx} filters={filters} />
        </Suspense>
      </PageBody>
    </>
  )
}
