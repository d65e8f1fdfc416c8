import { type ConsentRow, StandingInput } from "@/lib/consents/schema"
import { type Standing, standingConsents } from "@/lib/consents/standing"
import { PURPOSES, type Purpose, purposesOf } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { query } from "@/lib/operation"
import { patientInReach, patientReach, sameRecordsSql } from "@/lib/patients/reach"

/** What a patient allows now, a line for each purpose that was ever decided on, in the order of PURPOSES. */
export const listStanding = query({
  name: "consents.standing",
  may: "consents.read",
  input: StandingInput,
  async run({ ctx, tx, input, grant }): Promise<ConsentRow[]> {
    // Numbers of one person are that person's decisions.
    if (grant.scope === "counts") return fail("forbidden")
    const patient = await patientInReach(tx, input.patientId, patientReach(ctx, grant))
    const standing = await standingConsents(tx, patient.id, ctx.now)
    const asked = await openQuestions(tx, ctx, patient.id)
    const isDecided = (purpose: Purpose) => standing.some((one) => one.purpose === purpose)
    return [
      ...standing.map((one) => toRow(one, asked.has(one.purpose))),
      ...[...asked].flatMap(([purpose, at]) => (isDecided(purpose) ? [] : [askedRow(purpose, at)])),
    ].sort(inOrder)
  },
  reads: ({ value, input }) =>
    value.length > 0 ? { what: "consents", patientIds: [input.patientId] } : null,
})

const ORDER = Object.keys(PURPOSES)
const inOrder = (one: ConsentRow, other: ConsentRow) =>
  ORDER.indexOf(one.purpose) - ORDER.indexOf(other.purpose)

const toRow = ({ decidedAt, expiresAt, ...one }: Standing, isAsked: boolean): ConsentRow => ({
  ...one,
  isAsked,
  recordedAt: decidedAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
})

const askedRow = (purpose: Purpose, at: Date): ConsentRow => ({
  purpose,
  status: "pending",
  source: null,
  method: null,
  policyVersion: null,
  isOutdated: false,
  isAsked: true,
  recordedAt: at.toISOString(),
  expiresAt: null,
  by: null,
})

/** What a patient is being asked for, and since when. */
async function openQuestions(tx: Tx, { clinicId, now }: Ctx, patientId: string): Promise<Map<Purpose, Date>> {
  const same = await tx.$queryRaw<{ id: string }[]>`${sameRecordsSql(patientId)}`
  const requests = await tx.consentRequest.findMany({
    where: {
      clinicId,
      patientId: { in: same.map((one) => one.id) },
      status: { in: ["open", "unclear"] },
      expiresAt: { gt: now },
    },
    orderBy: { openedAt: "asc" },
    select: { purposes: true, openedAt: true },
  })
  return new Map(
    requests.flatMap((one) => purposesOf(one.purposes).map((purpose) => [purpose, one.openedAt])),
  )
}
