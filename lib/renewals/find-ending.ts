import { purposesOf } from "@/lib/consents/words"
import { fact } from "@/lib/facts"
import { idFrom, isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { AHEAD_DAYS, PartInput } from "@/lib/renewals/schema"
import { addMs, DAY_MS } from "@/lib/time"

const PER_PART = 200

export type Found = { looked: number; started: number; next: string | null }

/**
 * Starts a renewal for each patient of whose agreements some end within 30 days: one for each set with its ends, so that a
 * check that runs again starts nothing. One part of the clinic at a time, by patient; `next` says where to go on.
 */
export const findEnding = command({
  name: "consents.find_ending",
  may: "consents.record",
  input: PartInput,
  async run({ ctx, tx, input }) {
    const { clinicId, now } = ctx
    const from = isId(input.after) ? input.after : "00000000-0000-0000-0000-000000000000"
    const rows = await tx.$queryRaw<{ patientId: string; purposes: string[]; ends: string; first: Date }[]>`
      select standing."patientId", array_agg(standing.purpose order by standing.purpose) as purposes,
        min(standing."expiresAt") as first,
        string_agg(standing.purpose || '@' || extract(epoch from standing."expiresAt"), ',' order by standing.purpose) as ends
      from "ConsentStanding" standing
      join "Patient" patient on patient."clinicId" = standing."clinicId" and patient.id = standing."patientId"
        and patient."mergedIntoId" is null and patient."erasedAt" is null
      where standing."clinicId" = ${clinicId}::uuid and standing.status = 'granted'
        and standing."expiresAt" > ${now} and standing."expiresAt" <= ${addMs(now, AHEAD_DAYS * DAY_MS)}
        and standing."patientId" > ${from}::uuid
      group by standing."patientId" order by standing."patientId" limit ${PER_PART}`
    const wanted = rows.map((row) => {
      const key = `${row.patientId}:${row.ends}`
      return { ...row, key, id: idFrom(`renewal ${clinicId} ${key}`), purposes: purposesOf(row.purposes) }
    })
    // One agreement that comes nearer its end joins no set that is being asked for already.
    const running = await tx.consentRenewal.findMany({
      where: { clinicId, patientId: { in: wanted.map((one) => one.patientId) }, status: "asking" },
      select: { patientId: true },
    })
    const asked = new Set(running.map((one) => one.patientId))
    const made = await tx.consentRenewal.createManyAndReturn({
      data: wanted
        .filter((one) => !asked.has(one.patientId))
        .map(({ id, key, patientId, purposes, first }) => ({
          ...{ id, clinicId, key, patientId, purposes },
          expiresAt: first,
          status: "asking",
          startedAt: now,
        })),
      skipDuplicates: true,
      select: { id: true, patientId: true, purposes: true },
    })
    const value: Found = {
      looked: rows.length,
      started: made.length,
      next: rows.length === PER_PART ? (rows.at(-1)?.patientId ?? null) : null,
    }
    return {
      value,
      facts: made.map(({ id, patientId, purposes }) =>
        fact("consent.renewal_started", id, {
          subjectType: "consent_renewal",
          patientId,
          after: { purposes },
        }),
      ),
      events: made.map(({ id }) => ({
        name: "consent.renewal_started",
        id: `consent.renewal_started:${id}`,
        data: { clinicId, renewalId: id },
      })),
    }
  },
})
