"use client"

import { useState } from "react"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { EXCEPTION_CAUSES, type ExceptionCause } from "@/lib/appointments/words"
import { LONGEST_NOTE } from "@/lib/opening/words"
import { t } from "@/lib/say"
import type { Whose } from "./add-absence"

export type Said = {
  kind: "closed" | "open"
  cause: ExceptionCause
  practitionerId: string | undefined
  roomId: string | undefined
  fromOn: string
  untilOn: string
  fromAt: string | undefined
  untilAt: string | undefined
  note: string
}

type Props = { whose: Whose; today: string; errors: Record<string, string> }

/** A whole clinic is not there for longer; a room is not ill. */
const CAUSES: Record<string, readonly ExceptionCause[]> = {
  practitioner: ["vacation", "sick", "training", "meeting", "extra_hours", "other"],
  room: ["maintenance", "other"],
  clinic: ["holiday", "vacation", "training", "other"],
}

export function AbsenceFields({ whose, today, errors }: Props) {
  const firstOf = whose.practitioners[0] ? `practitioner ${whose.practitioners[0].id}` : "clinic"
  const [of, setOf] = useState(whose.practitioners.length === 1 ? firstOf : "")
  const [cause, setCause] = useState<string>("")
  const [isWhole, setWhole] = useState(true)
  const [fromOn, setFromOn] = useState(today)
  const isExtra = cause === "extra_hours"
  const causes = CAUSES[of.split(" ")[0] ?? ""] ?? CAUSES.practitioner ?? []
  return (
    <>
      <Field name="whose" label={t("Who or what")} error={errors.practitionerId ?? errors.roomId} required>
        {(wiring) => (
          <Select
            {...wiring}
            value={of}
            onChange={(event) => setOf(event.currentTarget.value)}
            placeholder={t("Choose")}
          >
            <optgroup label={t("Practitioners")}>
              {whose.practitioners.map((one) => (
                <option key={one.id} value={`practitioner ${one.id}`}>
                  {one.name}
                </option>
              ))}
            </optgroup>
            {whose.rooms.length > 0 && (
              <optgroup label={t("Rooms")}>
                {whose.rooms.map((one) => (
                  <option key={one.id} value={`room ${one.id}`}>
                    {one.name}
                  </option>
                ))}
              </optgroup>
            )}
            {whose.clinic && <option value="clinic">{t("The whole clinic")}</option>}
          </Select>
        )}
      </Field>
      <Field name="cause" label={t("Why")} error={errors.cause} required>
        {(wiring) => (
          <Select
            {...wiring}
            value={cause}
            onChange={(event) => setCause(event.currentTarget.value)}
            placeholder={t("Choose")}
            options={causes.map((one) => ({ value: one, label: t(EXCEPTION_CAUSES[one]) }))}
          />
        )}
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field name="fromOn" label={t("First day")} error={errors.fromOn} required>
          {(wiring) => (
            <Input
              {...wiring}
              type="date"
              value={fromOn}
              onChange={(event) => setFromOn(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field name="untilOn" label={t("Last day")} hint={t("Empty: the same day.")} error={errors.untilOn}>
          {(wiring) => <Input {...wiring} type="date" min={fromOn} />}
        </Field>
      </div>
      {!isExtra && (
        <Checkbox
          name="whole"
          label={t("Whole days")}
          checked={isWhole}
          onChange={(event) => setWhole(event.currentTarget.checked)}
        />
      )}
      {(isExtra || !isWhole) && (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field name="fromAt" label={t("From")} error={errors.fromAt} required>
            {(wiring) => <Input {...wiring} type="time" defaultValue="09:00" />}
          </Field>
          <Field name="untilAt" label={t("Until")} error={errors.untilAt} required>
            {(wiring) => <Input {...wiring} type="time" defaultValue="12:00" />}
          </Field>
        </div>
      )}
      <Field name="note" label={t("Note")} hint={t("Colleagues read it.")} error={errors.note}>
        {(wiring) => <Input {...wiring} maxLength={LONGEST_NOTE} />}
      </Field>
    </>
  )
}
