"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { useAction } from "@/components/use-action"
import { t, tn } from "@/lib/say"
import { endSilence, silence } from "./actions"

const HOURS = [1, 4, 12, 24, 72, 168] as const

type Props = { name: string; subject: string; title: string; hours?: number }

/** Keeps one alert quiet for a while; where it is about something in particular, that or all of its kind. */
export function SilenceDialog({ name, subject, title, hours = 4 }: Props) {
  return (
    <ActionDialog
      trigger={
        <Button size="sm" aria-label={t("Silence: {alert}", { alert: title })}>
          {t("Silence…")}
        </Button>
      }
      title={t("Silence: {alert}", { alert: title })}
      description={t(
        "Nobody is told of it until then. It is still measured and listed here, and told if it fires when the silence ends.",
      )}
      action={silence}
      hidden={subject ? { name } : { name, subject: "" }}
      reason={{ label: t("Why keep it quiet?"), hint: t("Shown beside it, and kept in the audit log.") }}
      confirm={t("Silence")}
      done={t("Silenced")}
    >
      {(errors) => (
        <>
          {subject && (
            <Field name="subject" label={t("What")} error={errors.subject} required>
              {(wiring) => (
                <Select
                  {...wiring}
                  options={[
                    { value: subject, label: t("Only {subject}", { subject }) },
                    { value: "", label: t("All alerts of this rule") },
                  ]}
                />
              )}
            </Field>
          )}
          <Field name="hours" label={t("For how long")} error={errors.hours} required>
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue={String(hours)}
                options={HOURS.map((n) => ({ value: String(n), label: spanWords(n) }))}
              />
            )}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}

const spanWords = (hours: number): string =>
  hours < 24 ? tn(hours, "{n} hour", "{n} hours") : tn(hours / 24, "{n} day", "{n} days")

export function EndSilence({ id, title }: { id: string; title: string }) {
  const { send, pending } = useAction(endSilence, { done: t("It is told again."), loud: true })
  return (
    <Button
      size="sm"
      pending={pending}
      onClick={() => send({ id })}
      aria-label={t("End the silence: {alert}", { alert: title })}
    >
      {t("End the silence")}
    </Button>
  )
}
