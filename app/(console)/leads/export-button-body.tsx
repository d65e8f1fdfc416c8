"use client"

import { ExportDialog } from "@/components/export-dialog"
import { t } from "@/lib/say"
import { startExport } from "./actions"

/** A copy of the list as it is filtered, once it was said what for. */
export function ExportButtonBody({ match }: { match: Record<string, string> }) {
  return (
    <ExportDialog
      title={t("Export these leads")}
      description={t(
        "A CSV of all leads that match the filters, without anything patients wrote. It leaves Rounds: who took it, why and how many leads it held is kept in the audit log.",
      )}
      start={(reason) => startExport({ filters: match, reason })}
      onDone={({ id }) => window.location.assign(`/api/leads/export?id=${id}`)}
    />
  )
}
