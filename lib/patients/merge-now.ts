import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { dayOf } from "@/lib/patients/details"
import { holdPatients } from "@/lib/patients/hold"
import { moveCare } from "@/lib/patients/merge-care"
import type { MergeInput, Moved } from "@/lib/patients/merge-schema"
import { MERGED_AWAY, memberOf } from "@/lib/patients/reach"
import { foldName } from "@/lib/patients/rules"
import { MERGE_FIELDS } from "@/lib/patients/words"
import { toDate } from "@/lib/time"

type Stored = {
  id: string
  name: string
  birthDate: Date | null
  language: string | null
  mergedIntoId: string | null
}

/**
 * Two records become one, in the caller's transaction. Everything of `mergedId` goes to `keptId`, and what went is kept
 * so that it can go back. The emptied record stays and points to the other. Done twice it changes nothing.
 */
export async function mergeNow(
  tx: Tx,
  ctx: Ctx,
  input: MergeInput,
): Promise<{ value: { mergeId: string; keptId: string }; facts: Fact[] }> {
  const { keptId, mergedId } = input
  if (keptId === mergedId)
    fail("invalid_input", {
      sentence: "A record cannot be merged with itself.",
      fields: { mergedId: "Choose another." },
    })
  const [kept, merged] = await holdPatients(tx, ctx, [keptId, mergedId])
  if (!kept || !merged) fail("not_found")
  if (merged.mergedIntoId === keptId) {
    const done = await tx.patientMerge.findFirst({ where: { keptId, mergedId, undoneAt: null } })
    if (done) return { value: { mergeId: done.id, keptId }, facts: [] }
  }
  if (kept.mergedIntoId || merged.mergedIntoId) fail("wrong_state", { sentence: MERGED_AWAY })

  const moved: Moved = {
    leads: await ids(tx.$queryRaw`
      update "Lead" set "patientId" = ${keptId}::uuid where "patientId" = ${mergedId}::uuid returning id`),
    notes: await ids(tx.$queryRaw`
      update "PatientNote" set "patientId" = ${keptId}::uuid where "patientId" = ${mergedId}::uuid returning id`),
    tasks: await ids(tx.$queryRaw`
      update "Task" set "patientId" = ${keptId}::uuid where "patientId" = ${mergedId}::uuid returning id`),
    consents: await ids(tx.$queryRaw`
      update "Consent" set "patientId" = ${keptId}::uuid where "patientId" = ${mergedId}::uuid returning id`),
    care: await moveCare(tx, ctx, keptId, mergedId),
    contacts: await moveContacts(tx, ctx, keptId, mergedId),
    relations: await moveRelations(tx, ctx, keptId, mergedId),
    details: await takeDetails(tx, kept, merged, input),
  }
  await tx.$executeRaw`
    update "Patient" set "mergedIntoId" = ${keptId}::uuid, "updatedAt" = ${ctx.now} where id = ${mergedId}::uuid`
  const mergeId = newId()
  const memberId = memberOf(ctx) ?? fail("forbidden")
  const { clinicId, now: createdAt } = ctx
  await tx.patientMerge.create({
    data: { id: mergeId, clinicId, keptId, mergedId, memberId, reason: input.reason, moved, createdAt },
  })
  const counts = {
    leads: moved.leads.length,
    contacts: moved.contacts.length,
    consents: moved.consents.length,
    appointments: moved.care.appointments.length,
  }
  const chosen = Object.fromEntries(moved.details.map(({ field, was, is }) => [field, { was, is }]))
  return {
    value: { mergeId, keptId },
    facts: [
      fact("patient.merged", keptId, {
        patientId: keptId,
        after: { mergeId, mergedId, ...counts, fields: moved.details.map(({ field }) => field) },
        personal: { after: { details: chosen }, reason: input.reason },
      }),
      fact("patient.merged_away", mergedId, {
        patientId: mergedId,
        after: { mergeId, keptId, ...counts },
        personal: { reason: input.reason },
      }),
    ],
  }
}

const ids = async (rows: Promise<unknown>): Promise<string[]> =>
  ((await rows) as { id: string }[]).map((row) => row.id).sort()

async function moveContacts(tx: Tx, ctx: Ctx, keptId: string, mergedId: string): Promise<Moved["contacts"]> {
  const links = await tx.patientContact.findMany({
    where: { patientId: { in: [keptId, mergedId] } },
    orderBy: [{ createdAt: "asc" }, { contactId: "asc" }],
  })
  const there = links.filter((one) => one.patientId === keptId)
  const own = links.filter((one) => one.patientId === mergedId)
  const hasFirst = there.some((one) => one.isPrimary)
  await tx.patientContact.deleteMany({ where: { patientId: mergedId } })
  const isThere = (id: string) => there.some((one) => one.contactId === id)
  await tx.patientContact.createMany({
    data: own
      .filter((one) => !isThere(one.contactId))
      .map((one) => ({
        ...one,
        clinicId: ctx.clinicId,
        patientId: keptId,
        isPrimary: one.isPrimary && !hasFirst,
      })),
  })
  return own.map(({ contactId, label, isPrimary, createdAt }) => ({
    id: contactId,
    label,
    isPrimary,
    createdAt: createdAt.toISOString(),
    both: isThere(contactId),
  }))
}

async function moveRelations(
  tx: Tx,
  ctx: Ctx,
  keptId: string,
  mergedId: string,
): Promise<Moved["relations"]> {
  const { clinicId } = ctx
  const own = await tx.patientRelation.findMany({
    where: { OR: [{ patientId: mergedId }, { relativeId: mergedId }] },
    orderBy: [{ createdAt: "asc" }, { relativeId: "asc" }],
  })
  const known = new Set(
    (await tx.patientRelation.findMany({ where: { patientId: keptId }, select: { relativeId: true } })).map(
      (one) => one.relativeId,
    ),
  )
  await tx.patientRelation.deleteMany({ where: { OR: [{ patientId: mergedId }, { relativeId: mergedId }] } })
  const moved = own
    .filter((one) => one.patientId === mergedId)
    .map((one): Moved["relations"][number] => {
      const back = own.find((other) => other.patientId === one.relativeId)
      return {
        id: one.relativeId,
        kind: one.kind,
        createdAt: one.createdAt.toISOString(),
        back: back ? { kind: back.kind, createdAt: back.createdAt.toISOString() } : null,
        fate: one.relativeId === keptId ? "self" : known.has(one.relativeId) ? "known" : "moved",
      }
    })
  await tx.patientRelation.createMany({
    data: moved
      .filter((one) => one.fate === "moved")
      .flatMap(({ id, kind, createdAt, back }) => [
        { clinicId, patientId: keptId, relativeId: id, kind, createdAt },
        ...(back
          ? [{ clinicId, patientId: id, relativeId: keptId, kind: back.kind, createdAt: back.createdAt }]
          : []),
      ]),
  })
  return moved
}

const said = (one: Stored) => ({ name: one.name, birthDate: dayOf(one.birthDate), language: one.language })

async function takeDetails(
  tx: Tx,
  kept: Stored,
  merged: Stored,
  input: MergeInput,
): Promise<Moved["details"]> {
  const was = said(kept)
  const other = said(merged)
  // What only one of the two says is no question of whose word counts.
  const is = (field: (typeof MERGE_FIELDS)[number]) =>
    input[field] === "merged" ? (other[field] ?? was[field]) : (was[field] ?? other[field])
  const details = MERGE_FIELDS.map((field) => ({ field, was: was[field], is: is(field) })).filter(
    (one) => one.was !== one.is,
  )
  await setDetails(tx, kept.id, Object.fromEntries(details.map((one) => [one.field, one.is])))
  return details
}

export async function setDetails(
  tx: Tx,
  id: string,
  given: Partial<Record<(typeof MERGE_FIELDS)[number], string | null>>,
): Promise<void> {
  if (Object.keys(given).length === 0) return
  const { name, birthDate, language } = given
  await tx.patient.update({
    where: { id },
    data: {
      ...(name && { name, nameFolded: foldName(name) }),
      ...(birthDate !== undefined && { birthDate: birthDate ? toDate(`${birthDate}T00:00:00Z`) : null }),
      ...(language !== undefined && { language }),
    },
  })
}
