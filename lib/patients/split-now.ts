import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { holdPatients } from "@/lib/patients/hold"
import type { SplitInput } from "@/lib/patients/merge-schema"
import { MERGED_AWAY } from "@/lib/patients/reach"
import { foldName } from "@/lib/patients/rules"
import { readSplit } from "@/lib/patients/split-read"
import { splitPlan } from "@/lib/patients/split-rules"

/**
 * Takes leads and numbers out into a person of their own, in the caller's transaction. A number over which something of
 * both was written is linked to both. Consents stay: whose they were cannot be told from here.
 */
export async function splitNow(
  tx: Tx,
  ctx: Ctx,
  input: SplitInput,
): Promise<{ value: { newId: string; id: string }; facts: Fact[] }> {
  const [patient] = await holdPatients(tx, ctx, [input.id])
  if (!patient) fail("not_found")
  const newId = idFrom(`split ${patient.id} ${input.key}`)
  const value = { newId, id: patient.id }
  if (await tx.patient.findUnique({ where: { id: newId } })) return { value, facts: [] }
  if (patient.mergedIntoId) fail("wrong_state", { sentence: MERGED_AWAY })
  const { leads, links } = await readSplit(tx, patient.id)
  const contactIds = links.map((one) => one.contactId)
  if (!input.leads.every((id) => leads.some((lead) => lead.id === id))) fail("conflict")
  if (!input.contacts.every((id) => contactIds.includes(id))) fail("conflict")
  const plan = splitPlan(leads, contactIds, input)
  if (plan.problem)
    fail("invalid_input", {
      fields: {
        leads: plan.problem === "nothing" ? "Choose what goes." : "Leave something with the patient.",
      },
    })

  const { clinicId, now: createdAt } = ctx
  const { name, language } = input
  await tx.patient.create({
    data: { id: newId, clinicId, name, nameFolded: foldName(name), language, source: "member", createdAt },
  })
  await tx.$executeRaw`update "Lead" set "patientId" = ${newId}::uuid where id = any(${input.leads}::uuid[])`
  await tx.$executeRaw`update "Task" set "patientId" = ${newId}::uuid where "leadId" = any(${input.leads}::uuid[])`
  const goes = [...plan.moves, ...plan.shared]
  await tx.patientContact.createMany({
    data: links
      .filter((one) => goes.includes(one.contactId))
      .map(({ contactId, label }, index) => ({
        clinicId,
        patientId: newId,
        contactId,
        label,
        isPrimary: index === 0,
        createdAt,
      })),
  })
  await tx.patientContact.deleteMany({ where: { patientId: patient.id, contactId: { in: plan.moves } } })
  const moved = { leads: input.leads, contacts: plan.moves, shared: plan.shared }
  return {
    value,
    facts: [
      fact("patient.split", patient.id, {
        patientId: patient.id,
        after: { newId, ...moved },
        personal: { after: { name }, reason: input.reason },
      }),
      fact("patient.created", newId, {
        patientId: newId,
        after: { source: "member", fromId: patient.id, ...moved },
        personal: { after: { name } },
      }),
    ],
  }
}
