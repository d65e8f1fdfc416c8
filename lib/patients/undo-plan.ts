import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { dayOf } from "@/lib/patients/details"
import { careStillAt } from "@/lib/patients/merge-care"
import { Moved } from "@/lib/patients/merge-schema"

/** What undoing a merge would do now: what goes back, what stays, and what stands in the way. Changes nothing. */
export async function planUndo(tx: Tx, id: string) {
  const merge = (isId(id) && (await tx.patientMerge.findUnique({ where: { id } }))) || fail("not_found")
  const { keptId, mergedId } = merge
  const moved = Moved.parse(merge.moved)
  const kept = await tx.patient.findUniqueOrThrow({ where: { id: keptId } })
  const merged = await tx.patient.findUniqueOrThrow({ where: { id: mergedId } })
  const stillAtKept = { select: { id: true }, where: { patientId: keptId } }
  const leads = await tx.lead.findMany(stillAtKept)
  const notes = await tx.patientNote.findMany(stillAtKept)
  const tasks = await tx.task.findMany(stillAtKept)
  const consents = await tx.consent.findMany(stillAtKept)
  const links = await tx.patientContact.findMany({ where: { patientId: keptId } })
  const relations = await tx.patientRelation.findMany({ where: { patientId: keptId } })
  const later = await tx.patientMerge.findMany({
    where: { keptId, undoneAt: null, createdAt: { gte: merge.createdAt }, id: { not: id } },
  })

  const go = (here: readonly { id: string }[], then: readonly string[]) =>
    then.filter((one) => here.some((row) => row.id === one))
  const leadsBack = go(leads, moved.leads)
  const isLinked = (contactId: string) => links.some((link) => link.contactId === contactId)
  const contactsBack = moved.contacts.filter((one) => one.both || isLinked(one.id))
  const usedSince = await writtenOver(tx, keptId, leadsBack, merge.createdAt)
  const shared = contactsBack.filter((one) => !one.both && usedSince.has(one.id)).map((one) => one.id)
  const relationsBack = moved.relations.filter(
    (one) =>
      one.fate !== "moved" || relations.some((now) => now.relativeId === one.id && now.kind === one.kind),
  )
  const now = { name: kept.name, birthDate: dayOf(kept.birthDate), language: kept.language }
  const restored = moved.details.filter((one) => now[one.field] === one.is)

  return {
    merge,
    kept,
    merged,
    isUndone: merge.undoneAt !== null,
    blocked: whyNot(merge, kept, merged, moved, later),
    back: {
      leads: leadsBack,
      notes: go(notes, moved.notes),
      tasks: go(tasks, moved.tasks),
      consents: go(consents, moved.consents),
      care: await careStillAt(tx, keptId, moved.care),
      contacts: contactsBack,
      relations: relationsBack,
    },
    /** Links that leave the kept record. */
    leaves: contactsBack.filter((one) => !one.both && !shared.includes(one.id)).map((one) => one.id),
    shared,
    restored,
    corrected: moved.details.filter((one) => !restored.includes(one)).map((one) => one.field),
    here: { leads: leads.length, notes: notes.length, tasks: tasks.length, consents: consents.length },
  }
}

type Record = { id: string; mergedIntoId: string | null }

function whyNot(
  merge: { undoneAt: Date | null; keptId: string },
  kept: Record,
  merged: Record,
  moved: Moved,
  later: readonly { moved: unknown }[],
): string | null {
  if (merge.undoneAt) return "This merge was undone already."
  if (kept.mergedIntoId) return "The kept record was merged into another since. Undo that merge first."
  if (merged.mergedIntoId !== merge.keptId) return "The record was merged into another since."
  const mine = new Set([...moved.contacts, ...moved.relations].map((one) => one.id))
  const overlaps = later.some((one) => {
    const theirs = Moved.parse(one.moved)
    return [...theirs.contacts, ...theirs.relations].some(({ id }) => mine.has(id))
  })
  return overlaps ? "A later merge brought the same number or relative. Undo that merge first." : null
}

/** Contacts over which something was written since, on leads that stay with the kept record. */
async function writtenOver(
  tx: Tx,
  keptId: string,
  going: readonly string[],
  since: Date,
): Promise<Set<string>> {
  const rows = await tx.message.findMany({
    where: { lead: { patientId: keptId, id: { notIn: [...going] } }, createdAt: { gt: since } },
    distinct: ["contactId"],
    select: { contactId: true },
  })
  return new Set(rows.map((row) => row.contactId))
}
