import { z } from "zod"

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write it as 21:00.")

/** How much a clinic writes to one person, and when. The product's own numbers unless the clinic decided otherwise. */
export const SENDING_LIMITS = {
  key: "sending_limits",
  schema: z.object({
    /** Messages to one person on one day, by their calendar. */
    perDay: z.number().int().min(1).max(50).default(5),
    minutesApart: z.number().int().min(0).max(1_440).default(120),
    /** By the clock where the person lives; the same twice: none. */
    quietFrom: clock.default("21:00"),
    quietTo: clock.default("08:00"),
    /** Whoever wrote so short a time ago waits for an answer, at whatever hour. */
    replyMinutes: z.number().int().min(1).max(240).default(15),
  }),
} as const
export type SendingLimits = z.infer<typeof SENDING_LIMITS.schema>
