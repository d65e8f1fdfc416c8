import { can } from "@/lib/can"
import { fail } from "@/lib/errors"
import { query } from "@/lib/operation"
import type { SplitPreview } from "@/lib/patients/merge-schema"
import { MERGED_AWAY, patientInReach, patientReach } from "@/lib/patients/reach"
import { PatientIdInput } from "@/lib/patients/schema"
import { readSplit } from "@/lib/patients/split-read"
import { spokenPhone } from "@/lib/phone"

/** What a record holds that could be somebody else's. Changes nothing. */
export const previewSplit = query({
  name: "patients.previewSplit",
  may: "patients.merge",
  input: PatientIdInput,
  async run({ ctx, tx, input, grant }): Promise<SplitPreview> {
    const patient = await patientInReach(tx, input.id, patientReach(ctx, grant))
    if (patient.mergedIntoId) fail("wrong_state", { sentence: MERGED_AWAY })
    const { leads, links } = await readSplit(tx, patient.id)
    const others = await tx.patientContact.groupBy({
      by: ["contactId"],
      where: { contactId: { in: links.map((one) => one.contactId) }, patientId: { not: patient.id } },
      _count: true,
    })
    const words = can(ctx.roles, "messages.read")?.scope
    const own = ctx.actor.kind === "member" ? ctx.actor.memberId : null
    return {
      id: patient.id,
      name: patient.name,
      language: patient.language,
      leads: leads.map((lead) => ({
        id: lead.id,
        status: lead.status,
        createdAt: lead.createdAt.toISOString(),
        lastMessage:
          words === "all" || (words === "own" && own && lead.ownerId === own) ? lead.lastMessage : null,
        contactIds: lead.contactIds,
      })),
      contacts: links.map(({ contact, contactId, label }) => ({
        id: contactId,
        channel: contact.channel,
        spoken: spokenPhone(contact.address),
        label,
        alsoOf: others.find((one) => one.contactId === contactId)?._count ?? 0,
      })),
      consents: await tx.consent.count({ where: { patientId: patient.id } }),
      propose: grant.propose,
    }
  },
  reads: ({ value }) => ({ what: "split", patientIds: [value.id] }),
})
