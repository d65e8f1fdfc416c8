import { type ConsentStanding, StandingInput } from "@/lib/consents/schema"
import { type Standing, standingConsents } from "@/lib/consents/standing"
import { PURPOSES } from "@/lib/consents/words"
import { query } from "@/lib/operation"
import { patientInReach, patientReach } from "@/lib/patients/reach"

/** What a patient allows now, a line for each purpose that was ever decided on. */
export const listStanding = query({
  name: "consents.standing",
  may: "consents.read",
  input: StandingInput,
  async run({ ctx, tx, input, grant }): Promise<ConsentStanding> {
    const patient = await patientInReach(tx, input.patientId, patientReach(ctx, grant))
    const standing = await standingConsents(tx, patient.id, ctx.now)
    const count = (...statuses: string[]) => standing.filter((one) => statuses.includes(one.status)).length
    return {
      rows: grant.scope === "counts" ? [] : standing.sort(inOrder).map(toRow),
      counts: {
        granted: count("granted"),
        refused: count("denied", "withdrawn", "expired"),
        waiting: count("pending"),
      },
    }
  },
  reads: ({ value, input }) =>
    value.rows.length > 0 ? { what: "consents", patientIds: [input.patientId] } : null,
})

const ORDER = Object.keys(PURPOSES)
const inOrder = (one: Standing, other: Standing) => ORDER.indexOf(one.purpose) - ORDER.indexOf(other.purpose)

const toRow = ({ decidedAt, expiresAt, ...one }: Standing) => ({
  ...one,
  decidedAt: decidedAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
})
