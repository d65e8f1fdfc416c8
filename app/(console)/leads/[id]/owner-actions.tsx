"use client"

import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import type { Colleague, LeadDetail } from "@/lib/leads/schema"
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
  const { pending, send } = useAction(release, { loud: true, done: "Given back to everybody." })
  return (
    <span className="flex gap-1.5">
      {may.release && (
        <Button size="sm" variant="ghost" pending={pending} onClick={() => send({ id: lead.id })}>
          Give back
        </Button>
      )}
      {may.assign && (
        <AssignDialog
          lead={lead}
          colleagues={colleagues}
          trigger={<Button size="sm">{lead.owner ? "Hand on" : "Assign"}</Button>}
        />
      )}
    </span>
  )
}
