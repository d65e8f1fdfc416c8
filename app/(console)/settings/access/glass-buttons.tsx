"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { breakGlass, endOwnGlass } from "./actions"

const Siren = icon("siren")

export function BreakGlass() {
  return (
    <ActionDialog
      trigger={
        <Button variant="danger" icon={<Siren aria-hidden="true" />}>
          {t("Break the glass")}
        </Button>
      }
      title={t("Open the whole clinic's patients?")}
      description={t(
        "For four hours, or until you end it. The admins are told now; each patient you look at is marked, and somebody else reviews it afterwards.",
      )}
      action={breakGlass}
      reason={{
        label: t("What is the emergency?"),
        hint: t("Shown to the admins and kept in the audit log."),
      }}
      confirm={t("Break the glass")}
      danger
      done={t("The clinic's patients are open to you.")}
    />
  )
}

export function EndGlass() {
  const { pending, send } = useAction(endOwnGlass, { done: t("Emergency access ended."), loud: true })
  return (
    <Button pending={pending} onClick={() => send({})}>
      {t("End now")}
    </Button>
  )
}
