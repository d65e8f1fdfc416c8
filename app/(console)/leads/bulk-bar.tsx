"use client"

import { useState } from "react"
import type { Selection } from "@/components/table/selection"
import { Button } from "@/components/ui/button"
import type { BulkProgress } from "@/lib/leads/bulk-schema"
import type { Colleague } from "@/lib/leads/schema"
import { t } from "@/lib/say"
import { BulkDialog, type BulkKind } from "./bulk-dialog"

type Props = {
  selection: Selection
  match: Record<string, string>
  colleagues: readonly Colleague[]
  onStarted: (bulk: BulkProgress) => void
}

/** What can be done with the leads that are chosen, or with all that match. */
export function BulkBar({ selection, match, colleagues, onStarted }: Props) {
  const [asking, setAsking] = useState<BulkKind | null>(null)
  return (
    <>
      <Button size="sm" onClick={() => setAsking("assign")}>
        {t("Assign…")}
      </Button>
      <Button size="sm" onClick={() => setAsking("status")}>
        {t("Set status…")}
      </Button>
      {asking && (
        <BulkDialog
          kind={asking}
          target={selection.all ? { filters: match } : { ids: selection.ids }}
          colleagues={colleagues}
          onClose={() => setAsking(null)}
          onDone={(bulk) => {
            setAsking(null)
            selection.clear()
            onStarted(bulk)
          }}
        />
      )}
    </>
  )
}
