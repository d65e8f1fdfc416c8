"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { t } from "@/lib/say"
import { fromWallClock } from "@/lib/time"
import { type Choice, minutesOf, type Wishes } from "./wish"

/** A time that is not offered: early, late, or between. What stands in its way is said before it is booked. */
export function OwnTime({ wishes, onChoose }: { wishes: Wishes; onChoose: (choice: Choice) => void }) {
  const { wish, service, practitioners, zone, today } = wishes
  const [at, setAt] = useState("")
  const [who, setWho] = useState("")
  const practitionerId = who || wish.practitionerId || practitioners[0]?.id
  const isReady =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(at) && practitionerId !== undefined && service !== undefined
  const go = () =>
    isReady &&
    onChoose({
      startsAt: fromWallClock(at, zone).toISOString(),
      practitionerId,
      practitioner: wishes.nameOf(practitionerId),
      serviceId: service.id,
      minutes: minutesOf(wish.minutes),
    })
  return (
    <details className="group border-t border-line pt-3">
      <summary className="w-fit cursor-pointer text-sm text-ink-2 hover:text-ink">
        {t("Another time…")}
      </summary>
      <form
        method="dialog"
        className="mt-3 grid grid-cols-2 items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        <Field id="booking-at" name="at" label={t("Day and time")} required>
          {(wiring) => (
            <Input
              {...wiring}
              type="datetime-local"
              min={`${today}T00:00`}
              step={300}
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field id="booking-who" name="who" label={t("With whom")} required>
          {(wiring) => (
            <Select
              {...wiring}
              value={practitionerId ?? ""}
              onChange={(event) => setWho(event.currentTarget.value)}
              options={practitioners.map((one) => ({ value: one.id, label: one.name }))}
            />
          )}
        </Field>
        <Button
          className="col-span-2 justify-self-start"
          disabledReason={isReady ? undefined : t("Give a day and a time.")}
          type="submit"
        >
          {t("Take this time")}
        </Button>
      </form>
    </details>
  )
}
