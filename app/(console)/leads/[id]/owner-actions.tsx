"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { useAction } from "@/components/use-action"
import type { Colleague, LeadDetail } from "@/lib/leads/schema"
import { t } from "@/lib/say"
import { release } from "../actions"

const AssignDialog = later(() => import("../assign-dialog").then((file) => file.AssignDialog))

export function OwnerActions({
  detail,
  colleagues,
}: {
  detail: LeadDetail
  colleagues: readonly Colleague[]
}) {
  const { lead, may } = detail
  const [isAssigning, setAssigning] = useState(false)
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
          <Button size="sm" aria-haspopup="dialog" onClick={() => setAssigning(true)}>
            {lead.owner ? t("Hand on") : t("Assign")}
          </Button>
          {isAssigning && (
            <AssignDialog lead={lead} colleagues={colleagues} open onOpenChange={setAssigning} />
          )}
        </span>
      )}
    </span>
  )
}
