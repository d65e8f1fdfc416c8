import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { Callout } from "@/components/ui/callout"
import { LinkTabs } from "@/components/ui/link-tabs"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { DuplicatesView } from "./duplicates-view"
import { ListActions } from "./list-actions"
import { PatientsList } from "./patients-list"
import { filtersOf, type Params } from "./search-params"
import { skeletonColumns } from "./skeleton-columns"

export const generateMetadata = (): Metadata => ({ title: t("Patients") })

export default async function PatientsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("patients.read")
  const params = await searchParams
  const masked = can(ctx.roles, "patients.read")?.scope === "masked"
  const { filters, dropped } = filtersOf(params, masked)
  const may = (what: Parameters<typeof can>[1]) => can(ctx.roles, what) !== null
  const duplicates = params.view === "duplicates" && may("patients.merge")
  const tabs = [
    { href: "/patients", label: t("All"), current: !duplicates },
    { href: "/patients?view=duplicates", label: t("Maybe twice"), current: duplicates },
  ]
  const waiting = <TableSkeleton toolbar={!duplicates} label={t("patients")} columns={skeletonColumns()} />
  return (
    <>
      <PageHeader
        title={t("Patients")}
        tabs={may("patients.merge") ? <LinkTabs label={t("Patients")} items={tabs} /> : undefined}
        actions={<ListActions roles={ctx.roles} opened={params.new === "1"} />}
      />
      {masked && (
        <Callout className="mx-4 mt-3 md:mx-6" title={t("Masked for your role")}>
          {t("Names are initials, numbers their last two digits. They cannot be searched.")}
        </Callout>
      )}
      {dropped.length > 0 && (
        <Callout tone="amber" className="mx-4 mt-3 md:mx-6">
          {t("Left out of this list, because it is not known here or not for your role: {names}.", {
            names: dropped.join(", "),
          })}
        </Callout>
      )}
      <PageBody flush>
        <Suspense fallback={waiting}>
          {duplicates ? (
            <DuplicatesView ctx={ctx} cursor={params.cursor} />
          ) : (
            <PatientsList ctx={ctx} filters={filters} />
          )}
        </Suspense>
      </PageBody>
    </>
  )
}
