"use client"

import { practitionerColour } from "@/components/practitioner-colour"
import { Countdown } from "@/components/time"
import { cn } from "@/components/ui/cn"
import { t } from "@/lib/say"
import { clockTime, longDay, MINUTE_MS, toDate } from "@/lib/time"
import type { Choice, Wishes } from "./wish"

/** The chosen time in large, as it is read out to a patient. */
export function ChosenCard({
  choice,
  wishes,
  heldUntil,
}: {
  choice: Choice
  wishes: Wishes
  heldUntil: string | undefined
}) {
  const { zone, service } = wishes
  const at = toDate(choice.startsAt)
  const minutes = choice.minutes ?? service?.by[choice.practitionerId] ?? service?.minutes ?? 0
  return (
    <div className="grid gap-1 rounded-lg border border-line bg-canvas p-4">
      <p className="text-lg font-semibold">{longDay(at, zone)}</p>
      <p className="text-2xl font-semibold tabular-nums">{clockTime(at, zone)}</p>
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-2">
        <span
          aria-hidden="true"
          className={cn(
            "size-2 rounded-full",
            practitionerColour(wishes.colourOf(choice.practitionerId)).bar,
          )}
        />
        <span>{choice.practitioner}</span>
        {service && <span>{t("{name} · {n} min", { name: service.name, n: minutes })}</span>}
        {choice.room && <span>{choice.room}</span>}
      </p>
      {heldUntil && (
        <p className="flex items-center gap-2 text-xs text-ink-3">
          {t("Kept for you")} <Countdown due={heldUntil} urgentMs={2 * MINUTE_MS} />
        </p>
      )}
    </div>
  )
}
