import type { CalendarView } from "@/lib/appointments/schema"
import type { Axis } from "../geometry/axis"
import type { Block, Filled, Shade } from "../geometry/columns"
import { gapsOf } from "../geometry/walk"

type At = { of: Filled; from: number; until: number }
export type Line =
  | (At & { kind: "appointment"; block: Block })
  | (At & { kind: "held"; hold: CalendarView["holds"][number] })
  | (At & { kind: "away"; shade: Shade })
  | (At & { kind: "free" })

/** All columns of a day in one order of time. What is free is told where one is looked at: of ten it would drown the rest. */
export function linesOf(all: readonly Filled[], axis: Axis, tellsFree: boolean): Line[] {
  const lines = all.flatMap((of): Line[] => [
    ...of.blocks.map((block) => ({
      kind: "appointment" as const,
      of,
      block,
      from: block.from,
      until: block.until,
    })),
    ...of.ghosts.map(({ hold, from, until }) => ({ kind: "held" as const, of, hold, from, until })),
    ...of.shades
      .filter(({ kind }) => kind === "away" || kind === "closed")
      .map((shade) => ({ kind: "away" as const, of, shade, from: shade.from, until: shade.until })),
    ...(tellsFree ? gapsOf(of, axis).map((gap) => ({ kind: "free" as const, of, ...gap })) : []),
  ])
  return lines.sort((one, other) => one.from - other.from || one.until - other.until)
}
