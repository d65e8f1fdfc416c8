import type { Metadata } from "next"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { LEDGER_SHAPE } from "../columns-shape"
import { ConsentsFrame } from "../consents-frame"
import { Ledger } from "../ledger"
import { ledgerFilters, type Params } from "../search-params"

export const generateMetadata = (): Metadata => ({ title: t("Consents that end") })

export default async function ExpiringPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("consents.ledger.read")
  const { status: _, ...filters } = ledgerFilters(await searchParams)
  return (
    <ConsentsFrame
      roles={ctx.roles}
      current="/consents/expiring"
      meta={t("Granted, and ending within 90 days: what ends first stands first.")}
      columns={LEDGER_SHAPE}
      toolbar
    >
      <Ledger ctx={ctx} filters={{ ...filters, ends: filters.ends ?? "90" }} ending />
    </ConsentsFrame>
  )
}
