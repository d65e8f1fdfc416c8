"use client"

import { useTimeZone } from "@/components/clock"
import { icon } from "@/components/icon"
import { cn } from "@/components/ui/cn"
import { t } from "@/lib/say"
import { clockTime, toDate } from "@/lib/time"
import { type Axis, instantOn, rowsOf, STEP } from "../geometry/axis"
import type { Filled } from "../geometry/columns"
import { ownerOf, shadeWords } from "../words"
import { rowClass } from "./rows"

const Plus = icon("plus")

type Props = {
  filled: Filled
  axis: Axis
  column: number
  at: number
  /** The keyboard stands here. */
  isCurrent: boolean
  isHovered: boolean
  mayWrite: boolean
}

/** A quarter of an hour nobody has: a click or Enter books it. One stands where the keyboard is, one under the pointer. */
export function FreeSlot({ filled, axis, column, at, isCurrent, isHovered, mayWrite }: Props) {
  const timeZone = useTimeZone()
  const time = clockTime(toDate(instantOn(axis, filled.column.day, at)), timeZone)
  return (
    <button
      type="button"
      data-slot=""
      data-column={column}
      data-at={at}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={slotName(filled, at, time, mayWrite)}
      className={cn(
        "mr-1 ml-0.5 flex items-center gap-1 overflow-hidden rounded-sm px-1.5 text-2xs text-accent tabular-nums",
        "focus-visible:z-10 focus-visible:bg-accent-soft focus-visible:outline-offset-0",
        isHovered ? "bg-accent-soft" : "opacity-0 focus-visible:opacity-100",
        rowClass(rowsOf([at, at + STEP])),
      )}
    >
      {mayWrite && <Plus className="size-3 shrink-0" />}
      {time}
    </button>
  )
}

/** "10:15, Dr Sava, free. Enter books." */
function slotName({ column, ghosts, shades }: Filled, at: number, time: string, mayWrite: boolean): string {
  const shade = shades.find((one) => one.from <= at && at < one.until)
  const isHeld = ghosts.some((one) => one.from <= at && at < one.until)
  const state = isHeld
    ? t("held")
    : shade
      ? (shadeWords(shade) ?? t("outside their hours"))
      : mayWrite
        ? t("free: Enter books")
        : t("free")
  return [time, ownerOf(column), state].join(", ")
}
