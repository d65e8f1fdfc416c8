"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { say } from "@/components/announcer"
import { useTimeZone } from "@/components/clock"
import { toast } from "@/components/ui/toast-store"
import { UNREACHED } from "@/components/use-action"
import type { CalendarView, ConflictFound, FreeSlot } from "@/lib/appointments/schema"
import { t } from "@/lib/say"
import { clockTime, toDate } from "@/lib/time"
import { moveAppointment } from "../actions"
import type { Axis } from "../geometry/axis"
import type { Filled } from "../geometry/columns"
import { conflictWords, longDayOf, ownerOf } from "../words"
import { backOf, patched } from "./patched"
import { isElsewhere, seenAtOnce, targetOf, verdictOf } from "./target"
import type { Moving, Target, Verdict } from "./types"
import { previewOf, useVerdict } from "./use-verdict"

/** What is asked before it is put there: whether anyway, or where instead. */
export type Ask = {
  moving: Moving
  target: Target
  /** "Monday, 23 November 2026, 13:00–13:45, Dr Sava" */
  place: string
  conflicts: readonly Pick<ConflictFound, "conflict" | "canBeWaved">[]
  others: readonly FreeSlot[]
}

type Given = { all: readonly Filled[]; axis: Axis; path: string; onPut: (moving: Moving) => void }

/** One appointment on its way: by hand or by key, seen through the server's eyes before it is let go. */
export function useMoving({ all, axis, path, onPut }: Given) {
  const queries = useQueryClient()
  const timeZone = useTimeZone()
  const [moving, setMoving] = useState<Moving | null>(null)
  const [ask, setAsk] = useState<Ask | null>(null)
  const isDropping = useRef(false)
  const target = moving && isElsewhere(moving) ? targetOf(moving, all, axis) : null
  const answered = useVerdict(target)
  const verdict: Verdict | null = !moving
    ? null
    : target
      ? (answered ?? seenAtOnce(moving, all))
      : { state: "free", conflicts: [] }

  const words = (place: Target, of: Moving): string => {
    const column = all[of.column]?.column
    const time = `${clockTime(toDate(place.startsAt), timeZone)}–${clockTime(toDate(place.endsAt), timeZone)}`
    return column ? `${longDayOf(column.day.day)}, ${time}, ${ownerOf(column)}` : time
  }
  const because = (conflicts: Verdict["conflicts"]) => conflicts.map((one) => conflictWords(one)).join(" ")

  const heard =
    moving?.by === "keys" && target && answered
      ? `${words(target, moving)}. ${because(answered.conflicts) || t("Free.")}`
      : ""
  useEffect(() => {
    if (heard) say(heard)
  }, [heard])

  const stop = () => {
    setMoving(null)
    setAsk(null)
  }

  async function drop(of: Moving): Promise<void> {
    const place = isElsewhere(of) ? targetOf(of, all, axis) : null
    if (!place || isDropping.current) return place ? undefined : stop()
    isDropping.current = true
    const preview = await queries.fetchQuery(previewOf(place)).catch(() => null)
    isDropping.current = false
    if (!preview) {
      stop()
      toast.error(t(UNREACHED.sentence))
      return
    }
    const found = verdictOf(preview.conflicts)
    if (found.state === "hard") {
      // By key one goes on from here; a hand has let go.
      if (of.by === "pointer") stop()
      toast.error({ title: t("It cannot be put there"), description: because(found.conflicts) })
      say(`${t("It cannot be put there")}. ${because(found.conflicts)}`)
    } else if (found.state === "soft")
      setAsk({
        moving: of,
        target: place,
        place: words(place, of),
        conflicts: found.conflicts,
        others: [],
      })
    else await put(of, place, false)
  }

  async function put(of: Moving, place: Target, anyway: boolean): Promise<void> {
    const { appointment } = of
    stop()
    queries.setQueryData<CalendarView>([path], (view) => view && patched(view, place))
    onPut(of)
    const done = await send({ ...place, from: appointment.startsAt, anyway })
    if (done === null) return
    if (done.id === null) return setAsk({ moving: of, target: place, place: words(place, of), ...done })
    const title = t("Moved to {place}", { place: words(place, of) })
    const undo = () => void send({ ...backOf(appointment), from: place.startsAt, anyway: true })
    toast.success({ title, lifeMs: 10_000, action: { label: t("Undo"), onClick: undo } })
    say(title)
  }

  async function send(input: Target & { from: string; anyway: boolean }) {
    const state = await moveAppointment(input).catch(() => UNREACHED)
    void queries.invalidateQueries({ queryKey: [path] })
    if (state.ok) return state.value
    toast.error(t(state.sentence))
    return null
  }

  return { moving, setMoving, verdict, drop, stop, ask, put }
}
