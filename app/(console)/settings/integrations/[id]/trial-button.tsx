"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { startTrial, stopTrial } from "../actions"

/** Asks which model, says what it costs, and starts. */
export function TrialButton({ model }: { model: string }) {
  return (
    <ActionDialog
      trigger={<Button size="sm">{t("Try a model")}</Button>}
      title={t("Try a model on the last 30 days")}
      description={t(
        "Scores the enquiries of the last 30 days whose patients agreed, beside what counts. Nothing changes for them. It costs what the model costs, within the month's cap.",
      )}
      action={startTrial}
      confirm={t("Start the trial")}
      done={t("The trial has started")}
    >
      {(errors) => (
        <Field name="model" label={t("Model")} error={errors.model} required>
          {(wiring) => <Input {...wiring} defaultValue={model} autoComplete="off" spellCheck={false} />}
        </Field>
      )}
    </ActionDialog>
  )
}

export function StopTrial() {
  const stopped = useAction(stopTrial, { loud: true })
  return (
    <Button size="sm" pending={stopped.pending} onClick={() => stopped.send({})}>
      {t("End the trial")}
    </Button>
  )
}
