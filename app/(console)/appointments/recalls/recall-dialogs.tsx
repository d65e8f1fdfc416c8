"use client"

import { ActionDialog } from "@/components/action-dialog"
import { useTimeZone } from "@/components/clock"
import { PatientText } from "@/components/patient-text"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import type { RecallRow } from "@/lib/recalls/schema"
import { RECALL_OUTCOMES } from "@/lib/recalls/words"
import { t } from "@/lib/say"
import { addMs, calendarDay, DAY_MS, now } from "@/lib/time"
import { assign, close, snooze } from "./actions"

export type Deed = "snooze" | "assign" | "close"
export type Colleague = { id: string; name: string }

type Props = {
  row: RecallRow
  deed: Deed
  members: readonly Colleague[]
  me: string | null
  onOpenChange: (open: boolean) => void
}

/** What can be done to a recall, each asking what it must know. */
export function RecallDialog({ row, deed, members, me, onOpenChange }: Props) {
  const zone = useTimeZone()
  const who = (
    <>
      <PatientText>{row.patient.name}</PatientText>, {row.service.name}
    </>
  )
  const shared = { hidden: { id: row.id }, description: who, open: true, onOpenChange }
  if (deed === "assign")
    return (
      <ActionDialog
        {...shared}
        title={t("Who looks after it?")}
        action={assign}
        confirm={t("Give")}
        done={t("Given.")}
      >
        {(errors) => (
          <Field name="owner" label={t("Who does it")} error={errors.owner}>
            {(wiring) => (
              <Select
                {...wiring}
                placeholder={t("Nobody in particular")}
                defaultValue={`member:${row.owner?.id ?? me ?? ""}`}
                options={members.map((one) => ({ value: `member:${one.id}`, label: one.name }))}
              />
            )}
          </Field>
        )}
      </ActionDialog>
    )
  if (deed === "snooze")
    return (
      <ActionDialog
        {...shared}
        title={t("Put this recall off")}
        action={snooze}
        confirm={t("Put off")}
        done={t("Put off.")}
      >
        {(errors) => (
          <>
            <Field name="until" label={t("Until which day")} error={errors.until} required>
              {(wiring) => (
                <Input
                  {...wiring}
                  type="date"
                  min={calendarDay(addMs(now(), DAY_MS), zone)}
                  defaultValue={calendarDay(addMs(now(), 30 * DAY_MS), zone)}
                />
              )}
            </Field>
            <Field name="afterwards" label={t("What happens on that day")} error={errors.afterwards} required>
              {(wiring) => (
                <Select
                  {...wiring}
                  defaultValue="call"
                  options={[
                    { value: "call", label: t("It stands on the list to be called") },
                    { value: "invite", label: t("They are invited by message again") },
                  ]}
                />
              )}
            </Field>
            <Words error={errors.words} />
          </>
        )}
      </ActionDialog>
    )
  return (
    <ActionDialog
      {...shared}
      title={t("They do not come")}
      action={close}
      confirm={t("End the recall")}
      done={t("Ended.")}
    >
      {(errors) => (
        <>
          <Field name="outcome" label={t("Why?")} error={errors.outcome} required>
            {(wiring) => (
              <Select
                {...wiring}
                placeholder={t("Choose")}
                options={Object.entries(RECALL_OUTCOMES).map(([value, label]) => ({
                  value,
                  label: t(label),
                }))}
              />
            )}
          </Field>
          <Words error={errors.words} />
        </>
      )}
    </ActionDialog>
  )
}

const Words = ({ error }: { error?: string }) => (
  <Field
    name="words"
    label={t("What is there to say")}
    error={error}
    hint={t("Stands beside the name; sealed in the record.")}
  >
    {(wiring) => <Textarea {...wiring} maxLength={500} />}
  </Field>
)
