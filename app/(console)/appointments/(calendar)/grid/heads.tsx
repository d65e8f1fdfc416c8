"use client"

import Link from "next/link"
import { practitionerColour } from "@/components/practitioner-colour"
import { cn } from "@/components/ui/cn"
import { t, tn } from "@/lib/say"
import type { Column, Filled } from "../geometry/columns"
import { hrefOf, type Place } from "../place"
import { longDayOf, ownerOf, shortDayOf } from "../words"

type Props = { all: readonly Filled[]; place: Place; today: string; narrow: boolean }

/** Whose each column is; they stay in sight. The name of one leads to their week, the day of a week to that day. */
export function Heads({ all, place, today, narrow }: Props) {
  const groups = [...new Set(all.map(({ column }) => column.day.day))]
  return (
    <div className="sticky top-0 z-30 flex border-b border-line-strong bg-surface">
      <div className="sticky left-0 z-10 w-14 shrink-0 bg-surface" />
      {place.view === "day"
        ? all.map((one) => <Owner key={one.column.key} filled={one} place={place} today={today} />)
        : groups.map((day) => {
            const own = all.filter(({ column }) => column.day.day === day)
            const isToday = day === today
            return (
              <div
                key={day}
                className={cn(
                  "w-0 border-l border-line-strong text-center",
                  narrow ? LANES_OF[Math.min(own.length, 12)] : "min-w-40 grow",
                )}
              >
                <Link
                  href={hrefOf(place, { view: "day", on: day }, today)}
                  title={longDayOf(day)}
                  className={cn(
                    "flex h-8 items-center justify-center gap-1.5 text-xs font-medium hover:text-accent focus-visible:-outline-offset-2",
                    isToday ? "text-accent" : "text-ink-2",
                  )}
                >
                  <span className="truncate">{shortDayOf(day)}</span>
                  {isToday && <span className="sr-only">{t("today")}</span>}
                  <span className="font-normal text-ink-3 tabular-nums">
                    {own.reduce((sum, one) => sum + one.blocks.length, 0) || ""}
                  </span>
                </Link>
                {narrow && (
                  <div className="flex pb-1 text-left text-2xs text-ink-3">
                    {own.map(({ column }) => (
                      <span key={column.key} title={ownerOf(column)} className="w-0 grow px-1">
                        <span
                          aria-hidden="true"
                          className={cn(
                            "block h-[3px] rounded-full",
                            column.colour === null ? "bg-line-strong" : practitionerColour(column.colour).bar,
                          )}
                        />
                        <span className="block overflow-hidden whitespace-nowrap">{shortOf(column)}</span>
                      </span>
                    ))}
                  </div>
                )}
              </div>
            )
          })}
    </div>
  )
}

/** As wide as their narrow columns together: 52 pixels each, and they grow alike. */
const LANES_OF = [
  "grow min-w-13",
  "grow min-w-13",
  "grow-2 min-w-26",
  "grow-3 min-w-39",
  "grow-4 min-w-52",
  "grow-5 min-w-65",
  "grow-6 min-w-78",
  "grow-7 min-w-91",
  "grow-8 min-w-104",
  "grow-9 min-w-117",
  "grow-10 min-w-130",
  "grow-11 min-w-143",
  "grow-12 min-w-156",
]

/** A surname, or what a room is called. */
const shortOf = (column: Column): string =>
  column.by === "room" ? ownerOf(column) : (column.name.split(" ").at(-1) ?? column.name)

function Owner({ filled, place, today }: { filled: Filled; place: Place; today: string }) {
  const { column, blocks } = filled
  // "Dr." stands before the name, "Dental hygienist" under it.
  const isShort = column.title !== null && column.title.length < 6
  return (
    <div className="flex h-11 w-0 min-w-40 grow items-center gap-2 border-l border-line px-2.5">
      {column.colour !== null && (
        <span
          aria-hidden="true"
          className={cn("h-6 w-[3px] shrink-0 rounded-full", practitionerColour(column.colour).bar)}
        />
      )}
      <div className="min-w-0 grow leading-4">
        {column.id === null ? (
          <span className="block truncate text-sm font-medium text-ink-2">{ownerOf(column)}</span>
        ) : (
          <Link
            href={hrefOf(place, { view: "week", who: column.id }, today)}
            title={t("The week of {name}", { name: column.name })}
            className="block truncate text-sm font-medium text-ink hover:text-accent"
          >
            {isShort && `${column.title} `}
            {column.name}
          </Link>
        )}
        {column.title && !isShort && (
          <span className="block truncate text-2xs text-ink-3">{column.title}</span>
        )}
      </div>
      <span className="text-xs text-ink-3 tabular-nums">
        <span aria-hidden="true">{blocks.length || ""}</span>
        <span className="sr-only">{tn(blocks.length, "{n} appointment", "{n} appointments")}</span>
      </span>
    </div>
  )
}
