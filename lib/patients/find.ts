import { can } from "@/lib/can"
import { isUnmasked } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { readContacts } from "@/lib/patients/contact-rows"
import { ageAt, dayOf } from "@/lib/patients/details"
import { initials } from "@/lib/patients/mask"
import {
  leadsInReach,
  patientInReach,
  patientReach,
  patientView,
  reachWhere,
  standingPatientId,
} from "@/lib/patients/reach"
import { type PatientDetail, PatientIdInput } from "@/lib/patients/schema"
import type { PatientSource, RelationKind } from "@/lib/patients/words"

const MOST_LEADS = 30
const OPEN = ["new", "contacted", "qualified", "booked"]

export const findPatient = query({
  name: "patients.find",
  may: "patients.read",
  input: PatientIdInput,
  async run({ ctx, tx, input, grant }): Promise<PatientDetail> {
    const reach = patientReach(ctx, grant)
    const asked = await tx.patient.findFirst({ where: { id: safeId(input.id), mergedIntoId: { not: null } } })
    const id = asked ? await standingPatientId(tx, asked.id) : input.id
    const patient = await patientInReach(tx, id, reach)
    const view = patientView(ctx, grant)
    // Unmasking opens this one patient's name and number: no birth date, and nobody else's name.
    const named = !view.masked || isUnmasked(ctx, id)
    const called = (name: string, open: boolean) => (view.masked || !open ? initials(name) : name)

    const contacts = await readContacts(tx, id, reach, !named)
    const relations = await tx.patientRelation.findMany({
      where: { patientId: id },
      include: { relative: true },
      orderBy: [{ createdAt: "asc" }, { relativeId: "asc" }],
    })
    const near = await tx.patient.findMany({
      where: { id: { in: relations.map((one) => one.relativeId) }, ...reachWhere(reach) },
      select: { id: true },
    })
    const leads = await tx.lead.findMany({
      where: { patientId: id, ...leadsInReach(reach) },
      include: { owner: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_LEADS + 1,
    })
    const merges = await tx.patientMerge.findMany({
      where: { keptId: id, undoneAt: null },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    })
    const people = await namesOf(
      tx,
      merges.map((one) => one.mergedId),
      merges.map((one) => one.memberId),
    )
    const merge = can(ctx.roles, "patients.merge")
    const may = (what: Parameters<typeof can>[1]) => can(ctx.roles, what) !== null
    return {
      patient: {
        id,
        name: named ? patient.name : initials(patient.name),
        language: patient.language,
        birthDate: view.masked ? null : dayOf(patient.birthDate),
        age: view.masked ? null : ageAt(patient.birthDate, ctx.now, ctx.clinic.timeZone),
        source: patient.source as PatientSource,
        externalRef: view.masked ? null : patient.externalRef,
        since: patient.createdAt.toISOString(),
      },
      mergedIntoId: asked ? id : null,
      contacts,
      relatives: relations.map(({ relative, relativeId, kind }) => {
        const inReach = near.some((one) => one.id === relativeId)
        return { id: relativeId, name: called(relative.name, inReach), kind: kind as RelationKind, inReach }
      }),
      leads: leads.slice(0, MOST_LEADS).map((lead) => ({
        id: lead.id,
        status: lead.status,
        source: lead.source,
        score: view.scores ? lead.score : null,
        classification: view.scores ? lead.classification : null,
        urgency: lead.urgency,
        owner: lead.owner?.name ?? null,
        isOpen: OPEN.includes(lead.status),
        createdAt: lead.createdAt.toISOString(),
        lastMessageAt: lead.lastMessageAt?.toISOString() ?? null,
      })),
      moreLeads: Math.max(0, leads.length - MOST_LEADS),
      merges: merges.map((one) => ({
        id: one.id,
        name: called(people.patients.get(one.mergedId) ?? "", true),
        at: one.createdAt.toISOString(),
        by: people.members.get(one.memberId) ?? "",
      })),
      may: {
        write: view.write,
        merge: view.masked || !merge ? null : merge.propose ? "propose" : "do",
        accesses: may("patients.accesses"),
        audit: can(ctx.roles, "audit.read")?.scope === "all",
        tasks: may("tasks.read"),
        requests: !view.masked && may("requests.write"),
        consents:
          can(ctx.roles, "consents.read") !== null && can(ctx.roles, "consents.read")?.scope !== "counts",
      },
      view,
    }
  },
  reads: ({ value }) => ({ what: "patient", patientIds: [value.patient.id] }),
})

/** No id at all matches nothing. */
const safeId = (id: string): string => (isId(id) ? id : "00000000-0000-0000-0000-000000000000")

async function namesOf(tx: Tx, patientIds: readonly string[], memberIds: readonly string[]) {
  const patients = await tx.patient.findMany({
    where: { id: { in: [...patientIds] } },
    select: { id: true, name: true },
  })
  const members = await tx.member.findMany({
    where: { id: { in: [...memberIds] } },
    select: { id: true, name: true },
  })
  const byId = (rows: readonly { id: string; name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]))
  return { patients: byId(patients), members: byId(members) }
}
