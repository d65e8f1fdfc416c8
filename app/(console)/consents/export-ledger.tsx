"use client"

import { ExportDialog } from "@/components/export-dialog"
import type { LedgerFilters } from "@/lib/consents/schema"
import { t } from "@/lib/say"
import { startExport } from "./actions"

/** A copy of the ledger as it is filtered, once it was said what for. */
export function ExportLedger({ filters }: { filters: LedgerFilters }) {
  const { cursor: _, ...rest } = filters
  return (
    <ExportDialog
      title={t("Export the ledger")}
      description={t(
        "A CSV of all consents that match the filters. It leaves Rounds: who took it, why and how many lines it held is kept in the audit log.",
      )}
      start={(reason) => startExport({ filters: rest, reason })}
      onDone={({ id }) => window.location.assign(`/api/consents/export?id=${id}`)}
    />
  )
}
