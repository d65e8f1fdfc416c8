"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Segmented } from "@/components/ui/segmented"
import { Select } from "@/components/ui/select"
import { t } from "@/lib/say"
import { PARTS, type Part, type Wishes } from "./wish"

/** What for, with whom, from when on: each change lists other slots. */
export function WishFields({ wishes, isFixed }: { wishes: Wishes; isFixed?: boolean }) {
  const { wish, set, service, services, practitioners, today } = wishes
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-2 gap-3">
        <Field id="booking-service" name="service" label={t("What for")} required>
          {(wiring) => (
            <Select
              {...wiring}
              disabled={wishes.isServiceFixed}
              value={service?.id ?? ""}
              onChange={(event) => set({ serviceId: event.currentTarget.value })}
              options={services.map((one) => ({
                value: one.id,
                label: t("{name} · {n} min", { name: one.name, n: one.minutes }),
              }))}
            />
          )}
        </Field>
        {!isFixed && (
          <>
            <Field id="booking-practitioner" name="practitioner" label={t("With whom")} required>
              {(wiring) => (
                <Select
                  {...wiring}
                  required={false}
                  placeholder={t("Anybody")}
                  value={wish.practitionerId}
                  onChange={(event) => set({ practitionerId: event.currentTarget.value })}
                  options={practitioners.map((one) => ({ value: one.id, label: one.name }))}
                />
              )}
            </Field>
            <Field id="booking-fromOn" name="fromOn" label={t("From")} required>
              {(wiring) => (
                <Input
                  {...wiring}
                  type="date"
                  min={today}
                  value={wish.fromOn || today}
                  onChange={(event) => set({ fromOn: event.currentTarget.value })}
                />
              )}
            </Field>
          </>
        )}
        <Field id="booking-minutes" name="minutes" label={t("Minutes")} required>
          {(wiring) => (
            <Input
              {...wiring}
              required={false}
              type="number"
              inputMode="numeric"
              min={5}
              max={720}
              step={5}
              placeholder={String((service && (service.by[wish.practitionerId] ?? service.minutes)) ?? "")}
              value={wish.minutes}
              onChange={(event) => set({ minutes: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      {!isFixed && (
        <Segmented
          label={t("Time of day")}
          value={wish.part}
          onChange={(part) => set({ part: part as Part })}
          segments={Object.entries(PARTS).map(([value, label]) => ({ value, label: t(label) }))}
        />
      )}
    </div>
  )
}
