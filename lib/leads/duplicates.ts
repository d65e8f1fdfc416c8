import { grantOf } from "@/lib/ctx"
import { leadInReach, reachOf, viewOf } from "@/lib/leads/reach"
import { LeadIdInput } from "@/lib/leads/schema"
import { iso } from "@/lib/leads/to-row"
import { twinsOf } from "@/lib/leads/twins"
import type { LeadStatus, TwinReason } from "@/lib/leads/words"
import { query } from "@/lib/operation"
import { patientReach, reachWhere } from "@/lib/patients/reach"

const MOST = 6

export type LeadTwin = {
  patient: { id: string; name: string }
  /** Their open lead, where there is one in reach. */
  lead: { id: string; status: LeadStatus; at: string } | null
  because: TwinReason
}

/** What may be the same matter: other open leads of the patient, and people who may be the same person. */
export const listTwins = query({
  name: "leads.twins",
  may: "leads.read",
  input: LeadIdInput,
  async run({ ctx, tx, input, grant }): Promise<LeadTwin[]> {
    const reach = reachOf(ctx, grant)
    const lead = await leadInReach(tx, input.id, reach)
    if (viewOf(ctx, grant).masked) return []
    const found = await twinsOf(tx, lead, reach, MOST)
    const patients = grantOf(ctx, "patients.read")
    const near = patients
      ? await tx.patient.findMany({
          where: {
            id: { in: found.map((one) => one.patientId) },
            ...reachWhere(patientReach(ctx, patients)),
          },
          select: { id: true },
        })
      : []
    const isNear = new Set(near.map((one) => one.id))
    return found
      .filter((one) => one.because === "same" || one.leadId !== null || isNear.has(one.patientId))
      .map((one) => ({
        patient: { id: one.patientId, name: one.patientName },
        lead:
          one.leadId === null
            ? null
            : { id: one.leadId, status: one.status as LeadStatus, at: iso(one.createdAt) ?? "" },
        because: one.because as TwinReason,
      }))
  },
  reads: ({ value }) => ({ what: "duplicates", list: true, patientIds: value.map((one) => one.patient.id) }),
})
