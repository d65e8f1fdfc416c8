"use client"

import { memo } from "react"
import { useTimeZone } from "@/components/clock"
import { icon } from "@/components/icon"
import { practitionerColour } from "@/components/practitioner-colour"
import { stateOf } from "@/components/states"
import { cn } from "@/components/ui/cn"
import { TONE_TEXT } from "@/components/ui/tone"
import { isMovable } from "@/lib/appointments/rules"
import { t } from "@/lib/say"
import { clockTime, toDate } from "@/lib/time"
import { rowsOf } from "../geometry/axis"
import type { Block as BlockOf } from "../geometry/columns"
import { nameOf, timesOf } from "../words"
import { LANES } from "./lanes"
import { rowClass } from "./rows"

const Series = icon("rotate-cw")
const Note = icon("sticky-note")

type Props = {
  block: BlockOf
  column: number
  isCurrent: boolean
  isMoving: boolean
  /** Room columns say whose it is, the others where. */
  by: "practitioner" | "room"
  narrow: boolean
}

/** One appointment. What it does is the grid's business: it is found by `data-id`. */
export const Block = memo(function Block({ block, column, isCurrent, isMoving, by, narrow }: Props) {
  const timeZone = useTimeZone()
  const { appointment: one } = block
  const state = stateOf("appointment", one.status)
  const StateIcon = state.icon
  const name = nameOf(one, timeZone)
  const colour = practitionerColour(one.practitioner.colour)
  const minutes = block.until - block.from
  const isOver = one.status === "completed" || one.status === "no_show"
  const movable = one.may.write && isMovable(one.status)
  // Where there is little room the time tells more than that they said they come.
  const sign = one.status !== "scheduled" && !(narrow && one.status === "confirmed") && (
    <StateIcon className={cn("size-3 shrink-0", TONE_TEXT[state.tone])} />
  )
  const lane = LANES[`${Math.min(block.lane, 3)}/${Math.min(block.of, 4)}`] ?? ""
  const [before, after] = [
    [block.busy[0], block.from],
    [block.until, block.busy[1]],
  ] as const
  return (
    <>
      {[before, after].map(
        (span, n) =>
          span[0] < span[1] && (
            <div
              key={n === 0 ? "before" : "after"}
              aria-hidden="true"
              className={cn("calendar-buffer mx-1 opacity-50", lane, rowClass(rowsOf(span)))}
            />
          ),
      )}
      <button
        type="button"
        data-id={one.id}
        data-column={column}
        tabIndex={isCurrent ? 0 : -1}
        className={cn(
          "group/block relative mr-1 mb-px ml-0.5 flex min-h-0 min-w-0 flex-col overflow-hidden rounded-sm border text-left text-2xs text-ink-2 select-none",
          "hover:z-10 hover:shadow-sm focus-visible:z-10 focus-visible:outline-offset-0",
          minutes >= 30 && "py-px leading-4",
          narrow ? "pl-1.5" : minutes < 30 ? "pr-1 pl-2" : "pr-1.5 pl-2.5",
          lane,
          rowClass(rowsOf([block.from, block.until])),
          isOver ? "border-line bg-sunken" : cn(colour.soft, "border-transparent"),
          one.status === "requested" && cn("border-dashed bg-surface", colour.line),
          one.status === "in_session" && colour.line,
          movable && "cursor-grab",
          isMoving && "opacity-35",
        )}
      >
        <span className="sr-only">{name}</span>
        <span
          aria-hidden="true"
          className={cn("absolute inset-y-0 left-0 w-[3px]", colour.bar, isOver && "opacity-45")}
        />
        <span
          aria-hidden="true"
          title={narrow || minutes < 45 ? name : undefined}
          className="flex w-full min-w-0 flex-col"
        >
          <span className="flex w-full min-w-0 items-center gap-1 leading-4">
            {minutes < 30 && !narrow && (
              <span className="shrink-0 text-ink-3 tabular-nums">
                {clockTime(toDate(one.startsAt), timeZone)}
              </span>
            )}
            <bdi
              data-patient=""
              className={cn(
                "min-w-0 grow font-semibold",
                narrow ? "overflow-hidden whitespace-nowrap" : "truncate",
                isOver ? "text-ink-3" : "text-ink",
                one.status === "no_show" && "line-through",
              )}
            >
              {one.patient.name}
            </bdi>
            {one.note && !narrow && <Note className="size-3 shrink-0 text-ink-3" />}
            {one.seriesId && !narrow && <Series className="size-3 shrink-0 text-ink-3" />}
            {!narrow && sign}
          </span>
          {minutes >= 30 && !(narrow && sign && minutes < 45) && (
            <span className={cn("w-full tabular-nums", narrow ? "whitespace-nowrap" : "truncate")}>
              {narrow ? clockTime(toDate(one.startsAt), timeZone) : timesOf(one, timeZone)}
              {!narrow && minutes < 45 && ` · ${one.service.name}`}
            </span>
          )}
          {narrow && minutes >= 30 && sign && <span className="flex h-4 items-center">{sign}</span>}
          {minutes >= 45 && !narrow && <span className="w-full truncate">{one.service.name}</span>}
          {minutes >= 60 && !narrow && (
            <span className="w-full truncate text-ink-3">
              {by === "room" ? one.practitioner.name : (one.room?.name ?? t("Without a room"))}
            </span>
          )}
        </span>
        {movable && (
          <span
            aria-hidden="true"
            data-grip=""
            className="absolute inset-x-0 bottom-0 hidden h-1.5 cursor-ns-resize group-hover/block:block"
          />
        )}
      </button>
    </>
  )
})
