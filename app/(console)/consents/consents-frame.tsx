import { type ReactNode, Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import type { Role } from "@/lib/can"
import { t } from "@/lib/say"
import type { LEDGER_SHAPE } from "./columns-shape"
import { ConsentsTabs } from "./consents-tabs"

type Props = {
  roles: readonly Role[]
  current: string
  meta?: string
  columns: typeof LEDGER_SHAPE
  toolbar?: boolean
  children: ReactNode
}

/** A list of consents under its tab, in its columns until its rows are there. */
export function ConsentsFrame({ roles, current, meta, columns, toolbar, children }: Props) {
  return (
    <>
      <LiveRefresh topics={["consent", "policy"]} />
      <PageHeader title={t("Consents")} meta={meta} tabs={<ConsentsTabs roles={roles} current={current} />} />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar={toolbar} label={t("consents")} columns={columns} />}>
          {children}
        </Suspense>
      </PageBody>
    </>
  )
}
