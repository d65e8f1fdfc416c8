import { type ConsentRow, StandingInput } from "@/lib/consents/schema"
import { type Standing, standingConsents } from "@/lib/consents/standing"
import { PURPOSES } from "@/lib/consents/words"
import { fail } from "@/lib/errors"
import { query } from "@/lib/operation"
import { patientInReach, patientReach } from "@/lib/patients/reach"

/** What a patient allows now, a line for each purpose that was ever decided on, in the order of PURPOSES. */
export const listStanding = query({
  name: "consents.standing",
  may: "consents.read",
  input: StandingInput,
  async run({ ctx, tx, input, grant }): Promise<ConsentRow[]> {
    // Numbers of one person are that person's decisions.
    if (grant.scope === "counts") return fail("forbidden")
    const patient = await patientInReach(tx, input.patientId, patientReach(ctx, grant))
    return (await standingConsents(tx, patient.id, ctx.now)).sort(inOrder).map(toRow)
  },
  reads: ({ value, input }) =>
    value.length > 0 ? { what: "consents", patientIds: [input.patientId] } : null,
})

const ORDER = Object.keys(PURPOSES)
const inOrder = (one: Standing, other: Standing) => ORDER.indexOf(one.purpose) - ORDER.indexOf(other.purpose)

const toRow = ({ decidedAt, expiresAt, ...one }: Standing): ConsentRow => ({
  ...one,
  recordedAt: decidedAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
})
