import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { findNumber } from "@/lib/templates/number"
import { NumberCard } from "./number-card"
import { Rows, type Search } from "./rows"
import { TEMPLATE_SHAPE } from "./shape"
import { SmsDialog } from "./sms-dialog"
import { SyncButton } from "./sync-button"

export const generateMetadata = (): Metadata => ({ title: t("Templates") })

export default async function TemplatesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await requireCtx("templates.read")
  const search = await searchParams
  const mayWrite = can(ctx.roles, "templates.write") !== null
  const number = mayWrite ? await findNumber(ctx, {}) : null
  return (
    <>
      <LiveRefresh topics={["template", "connection"]} />
      <PageHeader
        title={t("Templates")}
        meta={t("What may be sent outside the 24 hours, in which languages, and how Meta rates it.")}
        actions={
          mayWrite && (
            <>
              {number && <SyncButton isAsked={number.isAsked} />}
              <SmsDialog />
            </>
          )
        }
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton label={t("Templates")} columns={TEMPLATE_SHAPE} toolbar />}>
          <NumberCard ctx={ctx} />
          <Rows ctx={ctx} search={search} />
        </Suspense>
      </PageBody>
    </>
  )
}
