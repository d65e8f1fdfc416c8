import { isId } from "@/lib/ids"
import { isInstant } from "@/lib/inputs"
import { PartInput } from "@/lib/no-shows/schema"
import { weigh } from "@/lib/no-shows/weights"
import { REFRESH_HOURS } from "@/lib/no-shows/words"
import { command } from "@/lib/operation"
import { addMs, HOUR_MS, toDate } from "@/lib/time"

const PER_PART = 200
const NOBODY = "00000000-0000-0000-0000-000000000000"

/** What begins in the next two days is weighed anew: since it was booked it was moved, confirmed or left unanswered. */
export const refreshLikelihoods = command({
  name: "no_shows.refresh",
  may: "appointments.write",
  input: PartInput,
  async run({ ctx, tx, input }) {
    const [at = "", id = ""] = input.after.split(" ")
    const goesOn = isInstant(at) && isId(id)
    const from = goesOn ? toDate(at) : ctx.now
    const rows = await tx.$queryRaw<{ id: string; startsAt: Date }[]>`
      select id, "startsAt" from "Appointment"
      where "clinicId" = ${ctx.clinicId}::uuid and status in ('requested', 'scheduled', 'confirmed')
        and ("startsAt", id) > (${from}::timestamptz, ${goesOn ? id : NOBODY}::uuid)
        and "startsAt" <= ${addMs(ctx.now, REFRESH_HOURS * HOUR_MS)}::timestamptz
      order by "startsAt", id limit ${PER_PART}`
    const ids = rows.map((one) => one.id)
    const { weighed, facts } = await weigh(tx, ctx, ids)
    const last = rows.length === PER_PART ? rows.at(-1) : undefined
    const next = last ? `${last.startsAt.toISOString()} ${last.id}` : null
    return { value: { looked: rows.length, weighed, next }, facts }
  },
})
