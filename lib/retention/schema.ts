import { z } from "zod"
import { Reason } from "@/lib/patients/schema"
import { CHOSEN, RETENTION, type RetentionClass, SWEPT, type SweptClass } from "@/lib/retention/words"

const within = (one: SweptClass) => {
  const { least, most } = RETENTION[one].bounds ?? { least: 1, most: RETENTION[one].days }
  return z.coerce
    .number({ error: "Give a number of days." })
    .int("Give whole days.")
    .min(least, `At least ${least} days.`)
    .max(most, `At most ${most} days: the law allows no longer.`)
}

const days = Object.fromEntries(CHOSEN.map((one) => [one, within(one)])) as Record<
  (typeof CHOSEN)[number],
  ReturnType<typeof within>
>
export const ChangeRetentionInput = z.object({ ...days, reason: Reason })
export const SweepInput = z.object({ of: z.enum(SWEPT) })

/** What would go now, and what waits because somebody's request is open. */
export type DueCount = { due: number; held: number; oldest: string | null }
export type RetentionRow = DueCount & {
  of: RetentionClass
  days: number
  isDefault: boolean
  bounds: { least: number; most: number } | null
}
export type SweptCount = { gone: number; held: number; days: number; isPartial: boolean }
export type RetentionRunRow = {
  id: string
  startedAt: string
  finishedAt: string | null
  gone: number
  held: number
  isPartial: boolean
  classes: Partial<Record<SweptClass, SweptCount>>
}
export type RetentionView = {
  rows: RetentionRow[]
  runs: RetentionRunRow[]
  heldPeople: number
  mayChange: boolean
}
