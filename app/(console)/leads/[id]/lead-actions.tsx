"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { useHotkeys } from "@/components/hotkeys"
import { icon } from "@/components/icon"
import { stateOf } from "@/components/states"
import { Button } from "@/components/ui/button"
import { Kbd } from "@/components/ui/kbd"
import { Menu } from "@/components/ui/menu"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import { needsReason, nextStatuses } from "@/lib/leads/rules"
import type { LeadDetail } from "@/lib/leads/schema"
import type { LeadStatus } from "@/lib/leads/words"
import { changeStatus } from "../actions"
import { useTake } from "../use-take"
import { OverrideDialog } from "./override-dialog"

const ChevronDown = icon("chevron-down")
const Hand = icon("hand")

export function LeadActions({ detail }: { detail: LeadDetail }) {
  const { lead, may } = detail
  const { take, pending } = useTake()
  useHotkeys({ e: () => take(lead) }, may.take)
  return (
    <>
      {may.override && <OverrideDialog detail={detail} />}
      {may.work && <StatusMenu lead={lead} />}
      {may.take && (
        <Button variant="primary" icon={<Hand />} pending={pending} onClick={() => take(lead)}>
          I take it <Kbd>e</Kbd>
        </Button>
      )}
    </>
  )
}

/** One press for the steps forward; where the why is kept, it is asked first. */
function StatusMenu({ lead }: { lead: LeadDetail["lead"] }) {
  const [asking, setAsking] = useState<LeadStatus | null>(null)
  const back = useAction(changeStatus, { loud: true })
  const { pending, send } = useAction(changeStatus, {
    loud: true,
    onDone: ({ status }) =>
      toast.success({
        title: `Set to ${stateOf("lead", status).word.toLowerCase()}.`,
        ...(nextStatuses(status).includes(lead.status) && {
          action: {
            label: "Undo",
            onClick: () => back.send({ id: lead.id, from: status, to: lead.status }),
          },
        }),
      }),
  })
  const choose = (to: LeadStatus) =>
    needsReason(lead.status, to) ? setAsking(to) : send({ id: lead.id, from: lead.status, to })
  return (
    <>
      <Menu
        trigger={
          <Button pending={pending}>
            Status <ChevronDown aria-hidden="true" />
          </Button>
        }
        items={nextStatuses(lead.status).map((status) => {
          const { word, icon: Icon } = stateOf("lead", status)
          return {
            id: status,
            label: word,
            icon: <Icon aria-hidden="true" />,
            trail: needsReason(lead.status, status) ? "asks why" : undefined,
            onSelect: () => choose(status),
          }
        })}
      />
      {asking && (
        <ActionDialog
          open
          onOpenChange={(open) => !open && setAsking(null)}
          title={`Set ${lead.patient.name} to ${stateOf("lead", asking).word.toLowerCase()}`}
          description={
            asking === "contacted" || asking === "qualified"
              ? "The lead is worked on again."
              : "The lead leaves the queue and its clock stops. It can be reopened."
          }
          action={changeStatus}
          hidden={{ id: lead.id, from: lead.status, to: asking }}
          reason={{}}
          confirm={`Set to ${stateOf("lead", asking).word.toLowerCase()}`}
          done={`Set to ${stateOf("lead", asking).word.toLowerCase()}.`}
        />
      )}
    </>
  )
}
