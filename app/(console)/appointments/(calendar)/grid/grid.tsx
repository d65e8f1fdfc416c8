"use client"

import { type MouseEvent, type RefObject, useEffect, useRef } from "react"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"
import { toDate } from "@/lib/time"
import { type Axis, instantOn, lengthOf } from "../geometry/axis"
import type { Filled } from "../geometry/columns"
import { useDrag } from "../moving/use-drag"
import { useMoving } from "../moving/use-moving"
import type { Place } from "../place"
import { Column } from "./column"
import { Heads } from "./heads"
import { Hints } from "./hints"
import { Gutter, HourLines } from "./lines"
import { useCursor } from "./use-cursor"
import { useKeys } from "./use-keys"

const MoveDialog = later(() => import("../moving/move-dialog").then((file) => file.MoveDialog))

type Props = {
  all: readonly Filled[]
  axis: Axis
  place: Place
  today: string
  path: string
  mayWrite: boolean
  returns: RefObject<boolean>
  onOpen: (id: string) => void
  onBook: (startsAt: string, column: Filled["column"]) => void
  onStep: (steps: number) => void
}

/** Columns of a day or a week. Everything a pointer does here has a key, and what happens is said to readers. */
export function Grid({ all, axis, place, today, path, mayWrite, returns, onOpen, onBook, onStep }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const { cursor, go, onFocus } = useCursor(all, axis, scroller, returns)
  const { moving, setMoving, verdict, drop, stop, ask, put } = useMoving({
    all,
    axis,
    path,
    onPut: ({ column, from, appointment, by }) =>
      by === "keys" && go({ column, at: from, id: appointment.id }),
  })
  const isAsking = ask !== null
  const drag = useDrag({
    scroller,
    all,
    axis,
    onMove: setMoving,
    onDrop: (of) => void drop(of),
    onStop: stop,
  })
  const narrow = place.view === "week" && all.length > 7

  const isIdle = all.every(
    ({ blocks, shades }) =>
      blocks.length === 0 &&
      shades.some((one) => one.kind === "off" && one.from === 0 && one.until >= lengthOf(axis)),
  )

  // Today opens where the day stands.
  const { on } = place
  useEffect(() => {
    if (on)
      scroller.current?.querySelector("[data-now]")?.scrollIntoView({ block: "center", inline: "nearest" })
  }, [on])

  const onKeyDown = useKeys({
    all,
    axis,
    cursor,
    go,
    moving,
    onMove: setMoving,
    onDrop: (of) => void drop(of),
    onStop: stop,
    onStep,
  })

  // By key it may have left the window.
  const ghost = moving?.by === "keys" ? `${moving.column} ${moving.from} ${moving.until}` : ""
  useEffect(() => {
    if (ghost)
      scroller.current
        ?.querySelector("[data-moving]")
        ?.scrollIntoView({ block: "nearest", inline: "nearest" })
  }, [ghost])

  const onClick = (event: MouseEvent) => {
    if (drag.justDropped.current || moving || !(event.target instanceof Element)) return
    const { id, column, at } = event.target.closest<HTMLElement>("[data-column]")?.dataset ?? {}
    if (id) return onOpen(id)
    const filled = all[Number(column)]
    if (at === undefined || !filled) return
    const startsAt = toDate(instantOn(axis, filled.column.day, Number(at))).toISOString()
    onBook(startsAt, filled.column)
  }

  return (
    <div className="flex min-h-0 grow flex-col max-md:hidden">
      <div
        ref={scroller}
        role="application"
        aria-label={t("Calendar")}
        aria-describedby="calendar-keys"
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={onClick}
        onPointerDown={drag.onPointerDown}
        className="relative min-h-0 grow scroll-pt-14 scroll-pl-16 overflow-auto overscroll-contain"
      >
        <div className="w-max min-w-full">
          <Heads all={all} place={place} today={today} narrow={narrow} />
          {isIdle && (
            <p className="sticky left-0 w-fit px-4 pt-3 pl-16 text-sm text-ink-3">
              {place.view === "week" ? t("Nobody works in this week.") : t("Nobody works on this day.")}
            </p>
          )}
          <div className="relative flex pt-2 pb-4">
            <Gutter axis={axis} />
            <div className="relative flex grow">
              <HourLines axis={axis} />
              {all.map((filled, index) => (
                <Column
                  key={filled.column.key}
                  filled={filled}
                  axis={axis}
                  index={index}
                  cursor={cursor.column === index ? cursor : null}
                  moving={moving?.column === index ? moving : null}
                  verdict={moving?.column === index ? verdict : null}
                  movingId={moving?.appointment.id ?? null}
                  mayWrite={mayWrite}
                  narrow={narrow}
                  first={index === 0 || all[index - 1]?.column.day !== filled.column.day}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
      <Hints moving={moving !== null} mayWrite={mayWrite} />
      {isAsking && (
        <MoveDialog
          ask={ask}
          onAnyway={() => void put(ask.moving, ask.target, true)}
          onOther={(slot) =>
            void put(
              ask.moving,
              {
                id: ask.target.id,
                startsAt: slot.startsAt,
                endsAt: slot.endsAt,
                practitionerId: slot.practitionerId,
                ...(slot.roomId && { roomId: slot.roomId }),
              },
              false,
            )
          }
          onClose={stop}
        />
      )}
    </div>
  )
}
