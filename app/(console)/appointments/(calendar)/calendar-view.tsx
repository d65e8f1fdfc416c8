"use client"

import { useQuery } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useMemo, useRef, useState } from "react"
import { useTimeZone } from "@/components/clock"
import { useHotkeys } from "@/components/hotkeys"
import { Callout } from "@/components/ui/callout"
import type { CalendarView as View } from "@/lib/appointments/schema"
import { t } from "@/lib/say"
import { type ApiError, getJson } from "@/lib/web/query-client"
import { Agenda } from "./agenda/agenda"
import type { CalendarProps } from "./calendar"
import { axisFor, type Column, columnsOf, filled } from "./geometry/columns"
import { dayOf } from "./geometry/days"
import { Grid } from "./grid/grid"
import { NobodyYet } from "./nobody-yet"
import { type Panel, Panels } from "./panels"
import { apiPath, daysOf, hrefOf, type Place, stepped } from "./place"
import { Toolbar } from "./toolbar"

/** The day or week a front desk looks at: a grid on a desk, a list of one day on a phone. */
export function CalendarView({ place, today, first, mayWrite, maySet, hasOwn }: CalendarProps) {
  const router = useRouter()
  const timeZone = useTimeZone()
  const [panel, setPanel] = useState<Panel | null>(null)
  const path = apiPath(place)
  const query = useQuery<View, ApiError>({
    queryKey: [path],
    queryFn: ({ signal }) => getJson<View>(path, { signal }),
    initialData: first,
    refetchInterval: 60_000,
    meta: { live: ["appointment", "slot", "practitioner", "room", "opening"] },
  })
  const view = query.data
  const { by, whole, on } = place
  const who = place.who === "all" ? null : place.who
  const grid = useMemo(() => {
    const days = shownDays(place, view).map((day) => dayOf(day, timeZone))
    const axis = axisFor(view, days, whole)
    return { axis, all: filled(view, axis, columnsOf(view, by, days, who)) }
  }, [view, place, timeZone, by, who, whole])
  const list = useMemo(() => {
    const days = [dayOf(on, timeZone)]
    const axis = axisFor(view, days, true)
    return { axis, all: filled(view, axis, columnsOf(view, by, days, who)) }
  }, [view, on, timeZone, by, who])

  const returns = useRef(false)
  const to = (change: Partial<Place>) => {
    returns.current = Boolean(document.activeElement?.closest("[role=application]"))
    router.push(hrefOf(place, change, today), { scroll: false })
  }
  useHotkeys({
    t: () => to({ on: today }),
    d: () => to({ view: "day" }),
    w: () => to({ view: "week" }),
    n: () => to({ on: stepped(place, 1) }),
    p: () => to({ on: stepped(place, -1) }),
  })
  const open = (id: string) => setPanel({ kind: "sheet", id })
  const book = (startsAt: string, { by, id }: Column) => {
    const where = id ? (by === "room" ? { roomId: id } : { practitionerId: id }) : {}
    if (mayWrite) setPanel({ kind: "book", start: { source: "member", startsAt, ...where } })
  }

  return (
    <>
      <Toolbar place={place} today={today} view={view} hasOwn={hasOwn} />
      {query.isError && (
        <div className="border-b border-line px-4 py-2 md:px-6">
          <Callout tone="amber">{t("What you see may be out of date: it could not be read again.")}</Callout>
        </div>
      )}
      {view.practitioners.length === 0 ? (
        <NobodyYet maySet={maySet} />
      ) : (
        <>
          <Grid
            {...grid}
            place={place}
            today={today}
            path={path}
            mayWrite={mayWrite}
            returns={returns}
            onOpen={open}
            onBook={book}
            onStep={(steps) => to({ on: stepped(place, steps) })}
          />
          <Agenda {...list} place={place} today={today} mayWrite={mayWrite} onOpen={open} onBook={book} />
        </>
      )}
      <Panels panel={panel} onClose={() => setPanel(null)} />
    </>
  )
}

/** A week shows its Saturday and Sunday when somebody works or comes then, or when one of them was asked for. */
function shownDays(place: Place, view: View): string[] {
  const days = daysOf(place)
  if (place.view === "day") return days
  const from = [...view.hours, ...view.appointments].map((one) => one.startsAt)
  const ends = Date.parse(view.until)
  return days.filter((day, n) => {
    if (n < 5 || day === place.on) return true
    const starts = ends - (7 - n) * 86_400_000
    return from.some((at) => Date.parse(at) >= starts && (n === 6 || Date.parse(at) < starts + 86_400_000))
  })
}
