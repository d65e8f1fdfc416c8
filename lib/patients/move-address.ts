import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, type FactName, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { lastFourOf } from "@/lib/patients/rules"

type Move = { contactId: string; from: string; to: string; at: Date; patientId: string | null }

/**
 * A contact has another number since `at`. The one before stays known, so that a message written under it that comes
 * late finds its writer. Of two moves that come in the wrong order the later one stands.
 */
export async function moveAddress(tx: Tx, ctx: Ctx, move: Move): Promise<Fact[]> {
  const { clinicId } = ctx
  const { contactId, from, to, at, patientId } = move
  const left = await tx.formerAddress.findFirst({
    where: { contactId, leftAt: { gt: at } },
    orderBy: { leftAt: "asc" },
    select: { id: true },
  })
  const later = left ?? (await wroteLater(tx, contactId, from, at))
  await tx.formerAddress.createMany({
    data: [{ id: newId(), clinicId, contactId, address: later ? to : from, leftAt: at }],
    skipDuplicates: true,
  })
  if (later) return []
  await tx.contact.update({
    where: { id: contactId, clinicId },
    data: { address: to, lastFour: lastFourOf(to) },
  })
  return [movedFact("contact.moved", { contactId, patientId, before: from, after: to })]
}

// A bare user id is no number that anybody wrote under later.
async function wroteLater(tx: Tx, contactId: string, from: string, at: Date): Promise<unknown> {
  if (!lastFourOf(from)) return null
  return tx.message.findFirst({
    where: { contactId, direction: "in", providerAt: { gt: at } },
    select: { id: true },
  })
}

type Told = { contactId: string; patientId: string | null; before: string; after?: string }

/** Numbers are a person's: told only where there is one whose key can seal them. */
export function movedFact(name: FactName, { contactId, patientId, before, after }: Told): Fact {
  if (!patientId) return fact(name, contactId)
  const personal = { before: { address: before }, ...(after && { after: { address: after } }) }
  return fact(name, contactId, { patientId, personal })
}
