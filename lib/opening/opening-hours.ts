import { z } from "zod"
import { readOpeningHours } from "@/lib/clinics/opening-hours"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { type OpeningDay, SetOpeningHoursInput } from "@/lib/opening/schema"
import { command, query } from "@/lib/operation"

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const

const toWeek = (stored: unknown): OpeningDay[] => {
  const hours = readOpeningHours(stored)
  return DAYS.map((day, n) => ({
    day: n + 1,
    opens: hours[day]?.[0] ?? null,
    closes: hours[day]?.[1] ?? null,
  }))
}

/** When somebody is at the desk, Monday first. */
export const readClinicHours = query({
  name: "opening.read_hours",
  may: "hours.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<OpeningDay[]> {
    const { openingHours } = await tx.clinic.findUniqueOrThrow({ where: { id: ctx.clinicId } })
    return toWeek(openingHours)
  },
})

/** When staff are there: by it clocks of answers run, and offers wait overnight. A day that is not named is closed. */
export const setClinicHours = command({
  name: "opening.set_hours",
  may: "settings.write",
  input: SetOpeningHoursInput,
  async run({ ctx, tx, input }) {
    const named = new Map(input.week.map((one) => [one.day, one]))
    const week = DAYS.map((_, n): OpeningDay => {
      const { opens, closes } = named.get(n + 1) ?? {}
      if (Boolean(opens) !== Boolean(closes) || (opens && closes && opens >= closes))
        fail("invalid_input", { fields: { [`day${n + 1}`]: "The end must be after the start." } })
      return { day: n + 1, opens: opens ?? null, closes: closes ?? null }
    })
    const { openingHours } = await tx.clinic.findUniqueOrThrow({ where: { id: ctx.clinicId } })
    const before = toWeek(openingHours)
    if (JSON.stringify(before) === JSON.stringify(week)) return { value: week, facts: [] }
    const stored = Object.fromEntries(
      week.map(({ opens, closes }, n) => [DAYS[n]!, opens && closes ? [opens, closes] : null]),
    )
    await tx.clinic.update({
      where: { id: ctx.clinicId },
      data: { openingHours: stored as Prisma.InputJsonValue },
    })
    const told = (all: readonly OpeningDay[]) =>
      Object.fromEntries(all.map(({ opens, closes }, n) => [DAYS[n]!, opens ? `${opens}–${closes}` : null]))
    return {
      value: week,
      facts: [
        fact("opening.hours_set", ctx.clinicId, {
          subjectType: "clinic",
          before: told(before),
          after: told(week),
        }),
      ],
    }
  },
})
