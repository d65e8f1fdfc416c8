import { type Axis, lengthOf, STEP } from "./axis"
import type { Block, Filled } from "./columns"

/** Where the keyboard stands: at an appointment, or at a time nobody has. */
export type Cursor = { column: number; at: number; id: string | null }
export type Step = "up" | "down" | "left" | "right" | "first" | "last"

/** The appointment that stands there; the leftmost where several do. */
export const blockAt = (filled: Filled | undefined, at: number): Block | undefined =>
  filled?.blocks.find((one) => one.from <= at && at < one.until)

const on = (column: number, block: Block): Cursor => ({ column, at: block.from, id: block.appointment.id })
const free = (column: number, at: number): Cursor => ({ column, at, id: null })

/** To the next time or appointment in that direction; at the edge one stays. */
export function walk(all: readonly Filled[], axis: Axis, cursor: Cursor, step: Step): Cursor {
  const here = all[cursor.column]
  if (!here) return cursor
  const last = Math.max(0, lengthOf(axis) - STEP)
  const block = here.blocks.find((one) => one.appointment.id === cursor.id)
  if (step === "first") return landing(all, cursor.column, 0)
  if (step === "last") return landing(all, cursor.column, last)
  if (step === "left" || step === "right") {
    const column = cursor.column + (step === "left" ? -1 : 1)
    return all[column] ? landing(all, column, cursor.at) : cursor
  }
  if (step === "down") {
    const from = block ? block.until : cursor.at + 1
    const next = block ? Math.ceil(block.until / STEP) * STEP : Math.floor(cursor.at / STEP) * STEP + STEP
    const beside = block && here.blocks[here.blocks.indexOf(block) + 1]
    if (beside && beside.from < block.until) return on(cursor.column, beside)
    const meets = here.blocks.find((one) => one.from >= from && one.from <= next)
    if (meets) return on(cursor.column, meets)
    return next > last ? cursor : landing(all, cursor.column, next)
  }
  const beside = block && here.blocks[here.blocks.indexOf(block) - 1]
  if (beside && beside.until > block.from) return on(cursor.column, beside)
  const next = Math.ceil(cursor.at / STEP) * STEP - STEP
  const meets = here.blocks.findLast(
    (one) => one.until > next && one.from < cursor.at && one.from !== cursor.at,
  )
  if (meets) return on(cursor.column, meets)
  return next < 0 ? cursor : landing(all, cursor.column, next)
}

function landing(all: readonly Filled[], column: number, at: number): Cursor {
  const block = blockAt(all[column], at)
  return block ? on(column, block) : free(column, Math.floor(at / STEP) * STEP)
}

/** Free times of a column that are worked, at least as long as one step. */
export function gapsOf({ blocks, ghosts, shades }: Filled, axis: Axis): { from: number; until: number }[] {
  const taken = [
    ...blocks
      .filter(({ appointment }) => appointment.status !== "no_show")
      .map(({ busy: [from, until] }) => ({ from, until })),
    ...ghosts,
    ...shades,
  ].sort((one, other) => one.from - other.from)
  const gaps: { from: number; until: number }[] = []
  let reached = 0
  for (const { from, until } of [...taken, { from: lengthOf(axis), until: lengthOf(axis) }]) {
    if (from - reached >= STEP) gaps.push({ from: reached, until: from })
    reached = Math.max(reached, until)
  }
  return gaps
}
