import { listLedger } from "@/lib/consents/ledger"
import type { LedgerFilters } from "@/lib/consents/schema"
import type { Ctx } from "@/lib/ctx"
import { LedgerTable } from "./ledger-table"

export async function Ledger({ ctx, filters, ending }: { ctx: Ctx; filters: LedgerFilters; ending?: true }) {
  const page = await listLedger(ctx, filters)
  const isFiltered = Object.keys(filters).some((name) => name !== "cursor" && !(ending && name === "ends"))
  return <LedgerTable page={page} ending={ending ?? false} isFiltered={isFiltered} />
}
