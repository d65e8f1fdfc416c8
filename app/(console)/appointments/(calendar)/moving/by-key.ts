import { type Axis, fitted, lengthOf, STEP } from "../geometry/axis"
import type { Moving } from "./types"

/** Where an arrow takes it; with Shift its end. Null: this key moves nothing. */
export function byKey(
  moving: Moving,
  axis: Axis,
  columns: number,
  { key, shiftKey }: { key: string; shiftKey: boolean },
): Moving | null {
  const { column, from, until } = moving
  if (key === "ArrowLeft" && !shiftKey) return { ...moving, column: Math.max(0, column - 1) }
  if (key === "ArrowRight" && !shiftKey) return { ...moving, column: Math.min(columns - 1, column + 1) }
  if (key !== "ArrowUp" && key !== "ArrowDown") return null
  const by = key === "ArrowUp" ? -STEP : STEP
  if (shiftKey)
    return {
      ...moving,
      kind: "length",
      until: Math.min(Math.max(until + by, from + STEP), lengthOf(axis)),
    }
  const [starts, ends] = fitted(axis, [from + by, until + by])
  return { ...moving, from: starts, until: ends }
}
