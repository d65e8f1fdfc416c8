import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { AuditActions } from "./audit-actions"
import { AuditView } from "./audit-view"
import { OpenFact } from "./open-fact"
import { exportFilters, openFact, type Params } from "./search-params"

export const generateMetadata = (): Metadata => ({ title: t("Audit") })

const shape = () => [
  { header: t("What") },
  { header: t("Change"), width: "w-72", from: "lg" as const },
  { header: t("Who"), width: "w-56" },
  { header: t("Why"), width: "w-48", from: "xl" as const },
  { header: t("When"), width: "w-32", align: "end" as const },
]

export default async function AuditPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("audit.read")
  const { fact, ...params } = await searchParams
  const own = can(ctx.roles, "audit.read")?.scope === "own"
  const open = openFact({ fact })
  return (
    <>
      <PageHeader
        title={t("Audit")}
        meta={
          own
            ? t("What you did here. An admin sees what everybody did.")
            : t("Who did what, when and why. Nothing here can be changed; reading it is recorded too.")
        }
        actions={
          <AuditActions
            filters={new URLSearchParams(exportFilters(params, ctx.now)).toString()}
            verify={can(ctx.roles, "audit.verify") !== null}
            copy={can(ctx.roles, "audit.export") !== null}
          />
        }
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar label={t("the audit trail")} columns={shape()} />}>
          <AuditView ctx={ctx} params={params} />
        </Suspense>
        {open && (
          <Suspense>
            <OpenFact ctx={ctx} id={open} />
          </Suspense>
        )}
      </PageBody>
    </>
  )
}
