"use client"

import { type PointerEvent as Pressed, type RefObject, useEffect, useEffectEvent, useRef } from "react"
import { isMovable } from "@/lib/appointments/rules"
import { type Axis, CELL, fitted, lengthOf, STEP, snap } from "../geometry/axis"
import type { Filled } from "../geometry/columns"
import type { Moving } from "./types"

/** Less is a click with an unsteady hand. */
const SLACK = 4
/** A finger that rests so long means to move; one that glides scrolls. */
const HOLD_MS = 350
const EDGE = 36

type Given = {
  scroller: RefObject<HTMLDivElement | null>
  all: readonly Filled[]
  axis: Axis
  onMove: (moving: Moving) => void
  onDrop: (moving: Moving) => void
  onStop: () => void
}

type Held = {
  moving: Moving
  x: number
  y: number
  grabbed: number
  began: boolean
  timer?: ReturnType<typeof setTimeout>
}

/** Moves an appointment by its body and lengthens it by its lower edge; Escape gives up, Alt goes by five minutes. */
export function useDrag({ scroller, all, axis, onMove, onDrop, onStop }: Given) {
  const held = useRef<Held | null>(null)
  /** The click that follows a drag opens nothing. */
  const justDropped = useRef(false)

  const end = () => {
    clearTimeout(held.current?.timer)
    held.current = null
  }

  const placed = (now: Held, event: PointerEvent): Moving => {
    const lanes = [...(scroller.current?.querySelectorAll("[data-lane]") ?? [])].map((one) =>
      one.getBoundingClientRect(),
    )
    const { moving, grabbed } = now
    const found = lanes.findIndex((box) => event.clientX < box.right)
    const column = moving.kind === "length" ? moving.start.column : found < 0 ? lanes.length - 1 : found
    const box = lanes[column]
    if (!box) return moving
    const at = ((event.clientY - box.top) / box.height) * lengthOf(axis)
    const step = event.altKey ? CELL : STEP
    if (moving.kind === "length") {
      const until = Math.min(Math.max(snap(at, step), moving.from + step), lengthOf(axis))
      return { ...moving, until }
    }
    const from = snap(at - grabbed, step)
    const [starts, ends] = fitted(axis, [from, from + moving.start.until - moving.start.from])
    return { ...moving, column, from: starts, until: ends }
  }

  const onPointerMove = useEffectEvent((event: PointerEvent) => {
    const now = held.current
    if (!now) return
    const far = Math.hypot(event.clientX - now.x, event.clientY - now.y)
    if (!now.began) {
      if (event.pointerType === "touch") return far > 2 * SLACK ? end() : undefined
      if (far < SLACK) return
      now.began = true
    }
    scrollAt(scroller.current, event)
    const next = placed(now, event)
    if (
      next.column !== now.moving.column ||
      next.from !== now.moving.from ||
      next.until !== now.moving.until ||
      far < 2 * SLACK
    )
      onMove(next)
    now.moving = next
  })

  const onPointerUp = useEffectEvent(() => {
    const now = held.current
    end()
    if (!now?.began) return
    justDropped.current = true
    setTimeout(() => {
      justDropped.current = false
    })
    onDrop(now.moving)
  })

  const giveUp = useEffectEvent((event: Event) => {
    if (!held.current || (event instanceof KeyboardEvent && event.key !== "Escape")) return
    if (held.current.began) onStop()
    end()
  })

  const onTouchMove = useEffectEvent((event: TouchEvent) => {
    if (held.current?.began) event.preventDefault()
  })

  useEffect(() => {
    const box = scroller.current
    window.addEventListener("pointermove", onPointerMove)
    window.addEventListener("pointerup", onPointerUp)
    window.addEventListener("pointercancel", giveUp)
    window.addEventListener("keydown", giveUp, { capture: true })
    box?.addEventListener("touchmove", onTouchMove, { passive: false })
    return () => {
      window.removeEventListener("pointermove", onPointerMove)
      window.removeEventListener("pointerup", onPointerUp)
      window.removeEventListener("pointercancel", giveUp)
      window.removeEventListener("keydown", giveUp, { capture: true })
      box?.removeEventListener("touchmove", onTouchMove)
    }
  }, [scroller])

  const onPointerDown = (event: Pressed<HTMLDivElement>) => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id]") : null
    const column = Number(element?.dataset.column)
    const block = all[column]?.blocks.find((one) => one.appointment.id === element?.dataset.id)
    if (event.button !== 0 || !element || !block) return
    const { appointment, from, until } = block
    if (!appointment.may.write || !isMovable(appointment.status)) return
    const isGrip = event.target instanceof Element && event.target.closest("[data-grip]") !== null
    const box = element.getBoundingClientRect()
    const moving: Moving = {
      appointment,
      kind: isGrip ? "length" : "place",
      by: "pointer",
      column,
      from,
      until,
      start: { column, from, until },
    }
    const grabbed = ((event.clientY - box.top) / box.height) * (until - from)
    const now: Held = { moving, x: event.clientX, y: event.clientY, grabbed, began: false }
    held.current = now
    if (event.pointerType === "touch")
      now.timer = setTimeout(() => {
        now.began = true
        onMove(now.moving)
      }, HOLD_MS)
  }

  return { onPointerDown, justDropped }
}

/** Near an edge what is beyond it comes in sight. */
function scrollAt(box: HTMLElement | null, { clientX, clientY }: PointerEvent): void {
  if (!box) return
  const { left, right, top, bottom } = box.getBoundingClientRect()
  const pull = (at: number, low: number, high: number) => (at < low + EDGE ? -12 : at > high - EDGE ? 12 : 0)
  box.scrollBy(pull(clientX, left + 56, right), pull(clientY, top + 44, bottom))
}
