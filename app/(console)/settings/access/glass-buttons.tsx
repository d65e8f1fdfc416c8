"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { breakGlass, endOwnGlass } from "./actions"

const Siren = icon("siren")

export function BreakGlass() {
  return (
    <ActionDialog
      trigger={
        <Button variant="danger" icon={<Siren aria-hidden="true" />}>
          Break the glass
        </Button>
      }
      title="Open the whole clinic's patients?"
      description="For four hours, or until you end it. The admins are told now; each patient you look at is marked, and somebody else reviews it afterwards."
      action={breakGlass}
      reason={{ label: "What is the emergency?", hint: "Shown to the admins and kept in the audit log." }}
      confirm="Break the glass"
      danger
      done="The clinic's patients are open to you."
    />
  )
}

export function EndGlass() {
  const { pending, send } = useAction(endOwnGlass, { done: "Emergency access ended.", loud: true })
  return (
    <Button pending={pending} onClick={() => send({})}>
      End now
    </Button>
  )
}
