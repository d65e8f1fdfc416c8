import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { query } from "@/lib/operation"
import { readContacts } from "@/lib/patients/contact-rows"
import { dayOf } from "@/lib/patients/details"
import { type MergePreview, type MergeSide, PreviewMergeInput } from "@/lib/patients/merge-schema"
import { MERGED_AWAY, patientInReach, patientReach } from "@/lib/patients/reach"
import { MERGE_FIELDS } from "@/lib/patients/words"

const MOST_LEADS = 6

/** Two records side by side: what would move, and what they do not agree on. Changes nothing. */
export const previewMerge = query({
  name: "patients.previewMerge",
  may: "patients.merge",
  input: PreviewMergeInput,
  async run({ ctx, tx, input, grant }): Promise<MergePreview> {
    if (input.keptId === input.mergedId)
      fail("invalid_input", { fields: { mergedId: "Choose another record." } })
    const kept = await sideOf(tx, ctx, grant, input.keptId)
    const merged = await sideOf(tx, ctx, grant, input.mergedId)
    const related = await tx.patientRelation.findFirst({
      where: { patientId: kept.id, relativeId: merged.id },
    })
    return {
      kept,
      merged,
      conflicts: MERGE_FIELDS.filter(
        (field) => kept[field] && merged[field] && kept[field] !== merged[field],
      ),
      consents: kept.consents.flatMap((one) => {
        const other = merged.consents.find(({ purpose }) => purpose === one.purpose)
        if (!other || other.status === one.status) return []
        const newer: MergePreview["consents"] =
          other.at > one.at ? [{ ...other, of: "merged" }] : [{ ...one, of: "kept" }]
        return newer
      }),
      sharedContacts: kept.contacts
        .filter(({ id }) => merged.contacts.some((one) => one.id === id))
        .map(({ id }) => id),
      related: related !== null,
      propose: grant.propose,
    }
  },
  reads: ({ value }) => ({ what: "merge", patientIds: [value.kept.id, value.merged.id] }),
})

async function sideOf(tx: Tx, ctx: Ctx, grant: Grant, id: string): Promise<MergeSide> {
  const reach = patientReach(ctx, grant)
  const patient = await patientInReach(tx, id, reach)
  if (patient.mergedIntoId) fail("wrong_state", { sentence: MERGED_AWAY })
  const contacts = await readContacts(tx, id, reach, false)
  const leads = await tx.lead.findMany({
    where: { patientId: id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_LEADS,
  })
  const consents = await tx.$queryRaw<{ purpose: string; status: string; recordedAt: Date }[]>`
    select distinct on (purpose) purpose, status, "recordedAt" from "Consent" where "patientId" = ${id}::uuid
    order by purpose, "recordedAt" desc, id desc`
  const of = { where: { patientId: id } }
  return {
    id,
    name: patient.name,
    birthDate: dayOf(patient.birthDate),
    language: patient.language,
    source: patient.source,
    externalRef: patient.externalRef,
    since: patient.createdAt.toISOString(),
    contacts: contacts.map(({ id, channel, spoken, label }) => ({ id, channel, spoken, label })),
    leads: leads.map((lead) => ({
      id: lead.id,
      status: lead.status,
      createdAt: lead.createdAt.toISOString(),
      lastMessageAt: lead.lastMessageAt?.toISOString() ?? null,
    })),
    consents: consents.map(({ purpose, status, recordedAt }) => ({
      purpose,
      status,
      at: recordedAt.toISOString(),
    })),
    notes: await tx.patientNote.count(of),
    tasks: await tx.task.count({ where: { patientId: id, status: "open" } }),
    relatives: await tx.patientRelation.count(of),
  }
}
