"use client"

import { useTimeZone } from "@/components/clock"
import { icon } from "@/components/icon"
import { cn } from "@/components/ui/cn"
import { t } from "@/lib/say"
import { clockTime, toDate } from "@/lib/time"
import { type Axis, instantOn, rowsOf } from "../geometry/axis"
import type { Day } from "../geometry/days"
import type { Moving, Verdict } from "../moving/types"
import { conflictWords } from "../words"
import { rowClass } from "./rows"

const LOOK = {
  free: "border-green bg-green-soft text-green",
  asking: "border-accent bg-accent-soft text-accent",
  soft: "border-amber bg-amber-soft text-amber",
  hard: "border-red bg-red-soft text-red",
}
const ICONS = {
  free: icon("check"),
  asking: icon("loader-circle"),
  soft: icon("triangle-exclamation-point"),
  hard: icon("ban"),
}

/** Where it would stand, and what would be in its way, before it is let go. */
export function MovingGhost({
  moving,
  verdict,
  axis,
  day,
}: {
  moving: Moving
  verdict: Verdict | null
  axis: Axis
  day: Day
}) {
  const timeZone = useTimeZone()
  const state = verdict?.state ?? "asking"
  const Icon = ICONS[state]
  const at = (position: number) => clockTime(toDate(instantOn(axis, day, position)), timeZone)
  return (
    <div
      data-moving={state}
      className={cn(
        "pointer-events-none relative z-20 mr-1 ml-0.5 rounded-sm border-2 px-1.5 text-2xs font-medium shadow-sm",
        LOOK[state],
        rowClass(rowsOf([moving.from, moving.until])),
      )}
    >
      <span className="flex items-center gap-1 leading-3.5 tabular-nums">
        <Icon className={cn("size-3 shrink-0", state === "asking" && "animate-spin")} />
        {at(moving.from)}–{at(moving.until)}
      </span>
      <bdi data-patient="" className="block truncate text-ink">
        {moving.appointment.patient.name}
      </bdi>
      {verdict && verdict.conflicts.length > 0 && (
        <span className="absolute top-full left-0 mt-1 w-52 max-w-[60vw] rounded-md bg-raised px-2 py-1 font-normal whitespace-normal text-ink shadow-lg">
          {verdict.conflicts.map((one) => conflictWords(one)).join(" ")}
          {state === "soft" && <span className="block text-ink-3">{t("It can be put here anyway.")}</span>}
        </span>
      )}
    </div>
  )
}
