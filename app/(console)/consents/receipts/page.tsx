import type { Metadata } from "next"
import { requireCtx } from "@/lib/auth"
import { listReceipts } from "@/lib/consents/lists"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { RECEIPTS_SHAPE } from "../columns-shape"
import { ConsentsFrame } from "../consents-frame"
import { cursorOf, type Params } from "../search-params"
import { ReceiptsTable } from "./receipts-table"

export const generateMetadata = (): Metadata => ({ title: t("Receipts of consent") })

export default async function ReceiptsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("consents.ledger.read")
  return (
    <ConsentsFrame
      roles={ctx.roles}
      current="/consents/receipts"
      meta={t("What each patient was handed about what they decided.")}
      columns={RECEIPTS_SHAPE}
    >
      <Rows ctx={ctx} params={await searchParams} />
    </ConsentsFrame>
  )
}

async function Rows({ ctx, params }: { ctx: Ctx; params: Params }) {
  return <ReceiptsTable page={await listReceipts(ctx, cursorOf(params))} />
}
