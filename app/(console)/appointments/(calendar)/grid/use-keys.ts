"use client"

import type { KeyboardEvent } from "react"
import { say } from "@/components/announcer"
import { isMovable } from "@/lib/appointments/rules"
import { t } from "@/lib/say"
import type { Axis } from "../geometry/axis"
import type { Filled } from "../geometry/columns"
import { type Cursor, type Step, walk } from "../geometry/walk"
import { byKey } from "../moving/by-key"
import type { Moving } from "../moving/types"

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
  End: "last",
}

type Given = {
  all: readonly Filled[]
  axis: Axis
  cursor: Cursor
  go: (next: Cursor) => void
  moving: Moving | null
  onMove: (moving: Moving) => void
  onDrop: (moving: Moving) => void
  onStop: () => void
  /** Weeks or days on, or back. */
  onStep: (steps: number) => void
}

/** Arrows walk; m takes an appointment along until Enter puts it down or Escape gives up. Enter is the button's own. */
export function useKeys({ all, axis, cursor, go, moving, onMove, onDrop, onStop, onStep }: Given) {
  const walkBy = ({ key }: KeyboardEvent): boolean => {
    const step = STEPS[key]
    if (step) go(walk(all, axis, cursor, step))
    else if (key === "PageDown" || key === "PageUp") onStep(key === "PageDown" ? 1 : -1)
    else if (key === "m") begin()
    else return false
    return true
  }

  const moveBy = (of: Moving, event: KeyboardEvent): boolean => {
    const next = byKey(of, axis, all.length, event)
    if (next) onMove(next)
    else if (event.key === "Enter") onDrop(of)
    else if (event.key === "Escape") {
      onStop()
      say(t("It stays where it was."))
    } else return event.key !== "Tab"
    return true
  }

  const begin = () => {
    const { column, id } = cursor
    const block = all[column]?.blocks.find((one) => one.appointment.id === id)
    if (!block?.appointment.may.write) return
    const { appointment, from, until } = block
    if (!isMovable(appointment.status)) return say(t("This appointment cannot be moved any more."))
    onMove({ appointment, kind: "place", by: "keys", column, from, until, start: { column, from, until } })
    say(
      t(
        "Moving. Arrows change time and column, Shift and arrows the length; Enter puts it there, Escape gives up.",
      ),
    )
  }

  return (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || !(event.target instanceof HTMLElement)) return
    // Dialogs opened from here bubble through React, too: their keys are theirs.
    if (event.target.dataset.column === undefined) return
    if (moving ? moveBy(moving, event) : walkBy(event)) event.preventDefault()
  }
}
