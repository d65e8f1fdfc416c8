"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { hold, runNow, undo } from "./actions"

type Schedule = "stale-lead-refresh" | "stale-lead-cleanup"

export function RunNow({ schedule }: { schedule: Schedule }) {
  const [key, setKey] = useState("")
  return (
    <ActionDialog
      trigger={
        <Button size="sm" onClick={() => setKey(crypto.randomUUID())}>
          {t("Run now…")}
        </Button>
      }
      title={t("Run now")}
      description={t(
        "What is listed here is done at once, beside the plan. It stands under Jobs as a run of its own.",
      )}
      action={runNow}
      hidden={{ id: schedule, key }}
      confirm={t("Run now")}
      done={t("Started")}
    />
  )
}

export function NotThisOne({
  id,
  name,
  schedule,
  until,
}: {
  id: string
  name: string
  schedule: Schedule
  until: string
}) {
  return (
    <ActionDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={t("Leave out {name}", { name })}>
          {t("Not this one…")}
        </Button>
      }
      title={t("Leave out {name}", { name })}
      description={t("It stays as it is until that day, whoever runs it.")}
      action={hold}
      hidden={{ id, schedule }}
      confirm={t("Leave out")}
      done={t("Left out")}
    >
      <Field name="until" label={t("Until")} required>
        {(wiring) => <Input {...wiring} type="date" defaultValue={until} />}
      </Field>
    </ActionDialog>
  )
}

export function LetGo({ id, name, schedule }: { id: string; name: string; schedule: Schedule }) {
  const { pending, send } = useAction(hold, { done: t("No longer left out"), loud: true })
  return (
    <Button
      size="sm"
      variant="ghost"
      pending={pending}
      aria-label={t("No longer leave out {name}", { name })}
      onClick={() => send({ id, schedule, until: "" })}
    >
      {t("No longer")}
    </Button>
  )
}

export function Undo({ id, count }: { id: string; count: number }) {
  return (
    <ActionDialog
      trigger={
        <Button size="sm" variant="ghost">
          {t("Take back…")}
        </Button>
      }
      title={t("Take this archiving back")}
      description={t(
        "Of the {n} leads it archived, those that nobody touched since become as they were. At most 1,000 at once.",
        { n: count },
      )}
      action={undo}
      hidden={{ id }}
      confirm={t("Take back")}
      done={t("Brought back")}
      onDone={({ left }) => {
        if (left) toast.warning(t("More than 1,000 were archived: the rest is still to be taken back."))
      }}
    />
  )
}
