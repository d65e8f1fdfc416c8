import type { Metadata } from "next"
import { requireCtx } from "@/lib/auth"
import { listRequests } from "@/lib/consents/lists"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { ASKED_SHAPE } from "../columns-shape"
import { ConsentsFrame } from "../consents-frame"
import { cursorOf, type Params } from "../search-params"
import { RequestsTable } from "./requests-table"
import { statusOf } from "./status"

export const generateMetadata = (): Metadata => ({ title: t("Questions for consent") })

export default async function RequestsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("consents.ledger.read")
  return (
    <ConsentsFrame
      roles={ctx.roles}
      current="/consents/asked"
      meta={t("What patients were asked by message, and what they answered.")}
      columns={ASKED_SHAPE}
      toolbar
    >
      <Rows ctx={ctx} params={await searchParams} />
    </ConsentsFrame>
  )
}

async function Rows({ ctx, params }: { ctx: Ctx; params: Params }) {
  const status = statusOf(params)
  const page = await listRequests(ctx, { ...status, ...cursorOf(params) })
  return <RequestsTable page={page} isFiltered={Object.keys(status).length > 0} />
}
