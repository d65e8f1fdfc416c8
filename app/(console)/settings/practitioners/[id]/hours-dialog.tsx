"use client"

import { useState } from "react"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Segmented } from "@/components/ui/segmented"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import type { PractitionerView, WeekShown } from "@/lib/practitioners/schema"
import { t, tn } from "@/lib/say"
import { DialogEnd } from "../../hours/dialog-end"
import { clockOf } from "../../hours/week-text"
import { saveHours } from "../actions"
import { type Draft, minuteOf, WeekFields } from "./week-fields"

type Props = {
  id: string
  rooms: PractitionerView["rooms"]
  first: readonly WeekShown[]
  today: string
  close: () => void
}

const toDraft = (one: WeekShown): Draft => ({
  weekday: one.weekday,
  from: clockOf(one.fromMinute),
  until: clockOf(one.untilMinute % 1440),
  roomId: one.roomId ?? "",
})

/** A week of hours: for always, from a day on, or for some days. */
export function HoursDialog({ id, rooms, first, today, close }: Props) {
  const [week, setWeek] = useState<Draft[]>(first.map(toDraft))
  const [scope, setScope] = useState(first.length > 0 ? "from" : "always")
  const { send, failure, pending } = useAction(saveHours, {
    onDone: ({ outside }) => {
      close()
      if (outside === 0) return toast.success(t("Hours set."))
      toast.warning({
        title: tn(
          outside,
          "Hours set. {n} appointment now lies outside them.",
          "Hours set. {n} appointments now lie outside them.",
        ),
        description: t("They stand where they are: move or keep them in the calendar."),
      })
    },
  })
  const errors = failure?.fields ?? {}
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent size="lg" title={t("Set hours")} description={t("By the clock on the clinic’s wall.")}>
        <form
          method="dialog"
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (pending) return
            const form = new FormData(event.currentTarget)
            send({
              id,
              ...(scope !== "always" && { fromOn: String(form.get("fromOn") ?? "") }),
              ...(scope === "while" && { untilOn: String(form.get("untilOn") ?? "") }),
              week: week.map(({ weekday, from, until, roomId }) => ({
                weekday,
                fromMinute: minuteOf(from) ?? -1,
                untilMinute: minuteOf(until) || 1440,
                ...(roomId && { roomId }),
              })),
            })
          }}
        >
          <FormErrors message={failure?.sentence} />
          <Segmented
            label={t("For how long")}
            value={scope}
            onChange={setScope}
            segments={[
              { value: "always", label: t("Always") },
              { value: "from", label: t("From a day on") },
              { value: "while", label: t("For some days") },
            ]}
          />
          {scope !== "always" && (
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <Field name="fromOn" label={t("First day")} error={errors.fromOn} required>
                {(wiring) => <Input {...wiring} type="date" defaultValue={today} />}
              </Field>
              {scope === "while" && (
                <Field name="untilOn" label={t("Last day")} error={errors.untilOn} required>
                  {(wiring) => <Input {...wiring} type="date" />}
                </Field>
              )}
            </div>
          )}
          <WeekFields week={week} rooms={rooms} onChange={setWeek} />
          {errors.week && (
            <p role="alert" className="text-xs text-red">
              {t(errors.week)}
            </p>
          )}
          <DialogEnd confirm={t("Save")} pending={pending} />
        </form>
      </DialogContent>
    </Dialog>
  )
}
