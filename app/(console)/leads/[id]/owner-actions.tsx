"use client"

import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import type { Colleague, LeadDetail } from "@/lib/leads/schema"
import { t } from "@/lib/say"
import { release } from "../actions"
import { AssignDialog } from "../assign-dialog"

export function OwnerActions({
  detail,
  colleagues,
}: {
  detail: LeadDetail
  colleagues: readonly Colleague[]
}) {
  const { lead, may } = detail
  const { pending, send } = useAction(release, { loud: true, done: t("Given back to everybody.") })
  return (
    <span className="flex gap-1.5">
      {may.release && (
        <Button size="sm" variant="ghost" pending={pending} onClick={() => send({ id: lead.id })}>
          {t("Give back")}
        </Button>
      )}
      {may.assign && (
        <span id="lead-assign" className="contents">
          <AssignDialog
            lead={lead}
            colleagues={colleagues}
            trigger={<Button size="sm">{lead.owner ? t("Hand on") : t("Assign")}</Button>}
          />
        </span>
      )}
    </span>
  )
}
