"use client"

import { useRouter } from "next/navigation"
import { type TouchEvent, useEffect, useRef } from "react"
import { useNow, useTimeZone } from "@/components/clock"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Countdown } from "@/components/time"
import { t } from "@/lib/say"
import { clockTime, MINUTE_MS, toDate } from "@/lib/time"
import { type Axis, instantOn } from "../geometry/axis"
import type { Filled } from "../geometry/columns"
import { hrefOf, type Place, stepped } from "../place"
import { ownerOf, purposeOf, shadeWords } from "../words"
import { AgendaLine } from "./agenda-line"
import { Days } from "./days"
import { linesOf } from "./lines-of"

const Plus = icon("plus")
const Hourglass = icon("hourglass")
/** A finger that goes so far across, and less up or down, means the next day. */
const SWIPE = 64

type Props = {
  all: readonly Filled[]
  axis: Axis
  place: Place
  today: string
  mayWrite: boolean
  onOpen: (id: string) => void
  onBook: (startsAt: string, column: Filled["column"]) => void
}

/** One day as a list, for a phone: who comes, what is held, and with one practitioner chosen what is free. */
export function Agenda({ all, axis, place, today, mayWrite, onOpen, onBook }: Props) {
  const router = useRouter()
  const timeZone = useTimeZone()
  const now = useNow(MINUTE_MS)
  const begun = useRef<{ x: number; y: number } | null>(null)
  const list = useRef<HTMLOListElement>(null)
  // Who looks at today looks for who comes next.
  const { on } = place
  useEffect(() => {
    const next = list.current?.querySelector("[data-current]")
    if (on === today && next?.checkVisibility()) next.scrollIntoView({ block: "center" })
  }, [on, today])
  const day = { ...place, view: "day" } as const
  const lines = linesOf(all, axis, all.length === 1)
  const clock = (of: Filled, at: number) => clockTime(toDate(instantOn(axis, of.column.day, at)), timeZone)

  const onTouchEnd = (event: TouchEvent) => {
    const touch = event.changedTouches[0]
    const from = begun.current
    begun.current = null
    if (!touch || !from) return
    const across = touch.clientX - from.x
    if (Math.abs(across) < SWIPE || Math.abs(touch.clientY - from.y) > SWIPE / 2) return
    router.push(hrefOf(day, { on: stepped(day, across < 0 ? 1 : -1) }, today), { scroll: false })
  }

  return (
    <div
      className="md:hidden"
      onTouchStart={(event) => {
        const touch = event.touches[0]
        begun.current = touch && event.touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : null
      }}
      onTouchEnd={onTouchEnd}
    >
      <Days place={day} today={today} />
      {lines.length === 0 && (
        <EmptyState title={t("Nobody comes on this day")} compact>
          {t("Appointments of the day stand here in order; choose a practitioner to see free times.")}
        </EmptyState>
      )}
      <ol ref={list} className="divide-y divide-line">
        {lines.map((line) => {
          if (line.kind === "appointment")
            return (
              <li key={line.block.appointment.id}>
                <AgendaLine appointment={line.block.appointment} now={now} onOpen={onOpen} />
              </li>
            )
          const time = `${clock(line.of, line.from)}–${clock(line.of, line.until)}`
          const key = `${line.kind} ${line.of.column.key} ${line.from}`
          if (line.kind === "free")
            return (
              <li key={key}>
                <button
                  type="button"
                  disabled={!mayWrite}
                  onClick={() =>
                    onBook(
                      toDate(instantOn(axis, line.of.column.day, line.from)).toISOString(),
                      line.of.column,
                    )
                  }
                  className="flex min-h-11 w-full items-center gap-3 px-4 text-left text-sm text-ink-3"
                >
                  <span className="w-24 shrink-0 tabular-nums">{time}</span>
                  <span className="grow">{t("Free")}</span>
                  {mayWrite && <Plus className="size-4 text-accent" />}
                </button>
              </li>
            )
          if (line.kind === "held")
            return (
              <li key={key} className="flex min-h-11 items-center gap-3 px-4 text-sm text-ink-3">
                <span className="w-24 shrink-0 tabular-nums">{time}</span>
                <Hourglass className="size-4 shrink-0" />
                <span className="grow truncate">
                  {purposeOf(line.hold)} · {ownerOf(line.of.column)}
                </span>
                <Countdown due={line.hold.expiresAt} className="text-xs" />
              </li>
            )
          return (
            <li
              key={key}
              className="calendar-hatch flex min-h-9 items-center gap-3 bg-sunken px-4 text-xs text-ink-3"
            >
              <span className="w-24 shrink-0 tabular-nums">{time}</span>
              <span className="truncate rounded-sm bg-surface px-1.5">
                {shadeWords(line.shade)} · {ownerOf(line.of.column)}
              </span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
