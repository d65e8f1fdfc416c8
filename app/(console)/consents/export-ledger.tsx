"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import type { Sendable } from "@/components/use-action"
import type { LedgerFilters } from "@/lib/consents/schema"
import { t } from "@/lib/say"
import { exportAll } from "./actions"

const Download = icon("download")
type Copy = { csv: string; count: number; isCut: boolean }

/** A copy of the ledger as it is filtered, once it was said what for. */
export function ExportLedger({ filters }: { filters: LedgerFilters }) {
  const send: Sendable<FormData, Copy> = (...given: unknown[]) => {
    const form = given.at(-1)
    const reason = form instanceof FormData ? String(form.get("reason") ?? "") : ""
    const { cursor: _, ...rest } = filters
    return exportAll({ filters: rest, reason })
  }
  return (
    <ActionDialog
      trigger={
        <Button icon={<Download />} className="max-md:hidden">
          {t("Export")}
        </Button>
      }
      title={t("Export the ledger")}
      description={t(
        "A CSV of all consents that match the filters, 5,000 lines at most. It leaves Rounds: who took it, why and how many lines it held is kept in the audit log.",
      )}
      action={send}
      reason={{ hint: t("What the copy is for.") }}
      confirm={t("Export")}
      done={t("The copy is on its way.")}
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
