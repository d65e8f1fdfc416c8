import { peopleAt, settlePreferences } from "@/lib/consents/preferences"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { askWhoItIs } from "@/lib/leads/who-is-it"
import { readTogether } from "@/lib/messaging/stand"
import { moveContact } from "@/lib/patients/move-contact"
import type { AddressMove } from "@/lib/providers/message"

/** A person's number or user id changed. Where both were known apart, somebody looks whether they are one record. */
export async function applyMove(tx: Tx, ctx: Ctx, move: AddressMove, at: Date): Promise<{ facts: Fact[] }> {
  const { contactId, patientId, joined, facts } = await moveContact(tx, ctx, { ...move, at })
  // A stop told under the one is laid on whoever is known at the other.
  for (const id of await peopleAt(tx, ctx, contactId)) facts.push(...(await settlePreferences(tx, ctx, id)))
  if (!joined) return { facts }
  await readTogether(tx, ctx, contactId)
  if (!patientId) return { facts }
  return { facts: [...facts, ...(await askWhoItIs(tx, ctx, { contactId, patientId, doubt: "two_records" }))] }
}
