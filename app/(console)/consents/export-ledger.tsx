"use client"

import { ExportDialog } from "@/components/export-dialog"
import type { LedgerFilters } from "@/lib/consents/schema"
import { t } from "@/lib/say"
import { exportAll } from "./actions"

/** A copy of the ledger as it is filtered, once it was said what for. */
export function ExportLedger({ filters }: { filters: LedgerFilters }) {
  const { cursor: _, ...rest } = filters
  return (
    <ExportDialog
      title={t("Export the ledger")}
      description={t(
        "A CSV of all consents that match the filters, 5,000 lines at most. It leaves Rounds: who took it, why and how many lines it held is kept in the audit log.",
      )}
      start={(reason) => exportAll({ filters: rest, reason })}
      onDone={({ csv }) => save(csv)}
    />
  )
}

function save(csv: string): void {
  const url = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }))
  const link = document.createElement("a")
  link.href = url
  link.download = "consents.csv"
  link.click()
  URL.revokeObjectURL(url)
}
