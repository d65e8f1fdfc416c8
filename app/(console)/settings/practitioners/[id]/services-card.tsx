"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Checkbox } from "@/components/ui/checkbox"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import type { PractitionerView } from "@/lib/practitioners/schema"
import { t } from "@/lib/say"
import { saveServices } from "../actions"

type Props = { id: string; services: PractitionerView["services"]; mayWrite: boolean }

/** What they do, and in how many minutes where it differs from the usual. */
export function ServicesCard({ id, services, mayWrite }: Props) {
  const [chosen, setChosen] = useState(services)
  const { send, pending } = useAction(saveServices, { loud: true, done: t("Saved.") })
  const isChanged = JSON.stringify(chosen) !== JSON.stringify(services)
  const set = (at: string, change: Partial<(typeof services)[number]>) =>
    setChosen(chosen.map((one) => (one.id === at ? { ...one, ...change } : one)))
  return (
    <Card
      id="services"
      title={t("Services")}
      flush
      actions={
        mayWrite &&
        isChanged && (
          <Button
            size="sm"
            variant="primary"
            pending={pending}
            onClick={() =>
              send({
                id,
                services: chosen
                  .filter((one) => one.does)
                  .map((one) => ({ serviceId: one.id, minutes: one.minutes ?? "" })),
              })
            }
          >
            {t("Save the services")}
          </Button>
        )
      }
    >
      {services.length === 0 && (
        <p className="p-4 text-sm text-ink-3">{t("No service yet. They are made under Services.")}</p>
      )}
      <ul className="divide-y divide-line">
        {chosen.map((one) => (
          <li key={one.id} className="flex min-h-11 items-center gap-3 px-4 py-1.5">
            <Checkbox
              className="grow"
              label={one.name}
              checked={one.does}
              disabled={!mayWrite}
              onChange={(event) => set(one.id, { does: event.currentTarget.checked })}
            />
            {one.does && mayWrite ? (
              <Input
                size="sm"
                type="number"
                min={5}
                max={720}
                step={5}
                aria-label={t("Minutes for {service}", { service: one.name })}
                placeholder={String(one.usualMinutes)}
                value={one.minutes ?? ""}
                onChange={(event) =>
                  set(one.id, {
                    minutes: event.currentTarget.value ? Number(event.currentTarget.value) : null,
                  })
                }
                className="w-20"
              />
            ) : null}
            <span className="w-14 shrink-0 text-xs text-ink-3">
              {one.does && (mayWrite ? t("min") : t("{n} min", { n: one.minutes ?? one.usualMinutes }))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
