import { z } from "zod"
import { writeSetting } from "@/lib/clinics/settings"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { SENDING_LIMITS } from "@/lib/sending/limits"

const number = (least: 0 | 1, most: number) =>
  z.coerce
    .number({ error: "Enter a number." })
    .int("Enter a whole number.")
    .min(least, least === 0 ? "Not below 0." : "At least 1.")
    .max(most, "That is too much.")
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write it as 21:00.")

const ChangeLimitsInput = z.strictObject({
  perDay: number(1, 50),
  minutesApart: number(0, 1_440),
  quietFrom: clock,
  quietTo: clock,
  replyMinutes: number(1, 240),
})

/** How much the clinic writes to one person, and when not. What is queued is held to it as well. */
export const changeLimits = command({
  name: "sending.changeLimits",
  may: "settings.write",
  input: ChangeLimitsInput,
  async run({ ctx, tx, input }) {
    const { before } = await writeSetting(tx, ctx, SENDING_LIMITS, input)
    const isSame = JSON.stringify(before) === JSON.stringify(SENDING_LIMITS.schema.parse(input))
    return {
      value: input,
      facts: isSame ? [] : [fact("sending.limits_changed", ctx.clinicId, { before, after: input })],
    }
  },
})
