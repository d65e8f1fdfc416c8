"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import type { Sendable } from "@/components/use-action"
import { t } from "@/lib/say"
import { startExport } from "./actions"

const Download = icon("download")

type Begun = { id: string; count: number }

/** A copy of the list as it is filtered, once it was said what for. */
export function ExportButton({ match }: { match: Record<string, string> }) {
  const send: Sendable<FormData, Begun> = (...given: unknown[]) => {
    const form = given.at(-1)
    const reason = form instanceof FormData ? String(form.get("reason") ?? "") : ""
    return startExport({ filters: match, reason })
  }
  return (
    <ActionDialog
      trigger={
        <Button icon={<Download />} className="max-md:hidden">
          {t("Export")}
        </Button>
      }
      title={t("Export these leads")}
      description={t(
        "A CSV of all leads that match the filters, without anything patients wrote. It leaves Rounds: who took it, why and how many leads it held is kept in the audit log.",
      )}
      action={send}
      reason={{ hint: t("What the copy is for.") }}
      confirm={t("Export")}
      done={t("The copy is on its way.")}
      onDone={({ id }) => window.location.assign(`/api/leads/export?id=${id}`)}
    />
  )
}
