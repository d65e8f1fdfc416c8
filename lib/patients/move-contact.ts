import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import type { Address } from "@/lib/patients/contacts"
import { holdAddresses } from "@/lib/patients/intake"
import { joinContacts } from "@/lib/patients/join-contacts"
import { type KnownRow, knownAt } from "@/lib/patients/known"
import { moveAddress, movedFact } from "@/lib/patients/move-address"
import { lastFourOf } from "@/lib/patients/rules"

type Place = { address: string | null; userId: string | null }
type Move = { from: Place; to: Place; at: Date }
type Moved = { contactId: string; patientId: string | null; joined: boolean; facts: Fact[] }

/**
 * A person's number or user id changed. The contact goes along with everybody linked to it, and what was written under
 * the former address still finds it, in whatever order the notices come. Told twice it changes nothing more.
 */
export async function moveContact(tx: Tx, ctx: Ctx, { from, to, at }: Move): Promise<Moved> {
  const places = [toAddress(from), toAddress(to)].filter((one) => one !== null)
  await holdAddresses(tx, ctx, places)
  const [first, ...others] = places
  const known = first
    ? await knownAt(tx, ctx, { addresses: [first, ...others], name: null, source: "whatsapp", writtenAt: at })
    : []
  const rows = known.filter((row) => row.channel === "whatsapp")
  const old = contactAt(rows, from)
  // Who wrote from the new number before the notice came is there already.
  const there = contactAt(rows, to)
  const address = to.address ?? (old && lastFourOf(old.address) ? old.address : to.userId!)
  if (there && (!old || old.contactId === there.contactId)) {
    const facts = await remember(tx, ctx, idsOf(there), from, at)
    return { ...idsOf(there), joined: false, facts: [...facts, ...(await setUser(tx, ctx, there, to, at))] }
  }
  if (old && there) {
    const facts = await joinContacts(
      tx,
      ctx,
      { kept: there, other: old, userId: to.userId ?? there.userId },
      true,
    )
    await remember(tx, ctx, idsOf(there), from, at)
    return { contactId: there.contactId, patientId: there.patientId ?? old.patientId, joined: true, facts }
  }
  if (old) {
    const facts =
      old.address === address
        ? []
        : await moveAddress(tx, ctx, {
            contactId: old.contactId,
            patientId: old.patientId,
            from: old.address,
            to: address,
            at,
          })
    await remember(tx, ctx, idsOf(old), { address: null, userId: from.userId }, at)
    return { ...idsOf(old), joined: false, facts: [...facts, ...(await setUser(tx, ctx, old, to, at))] }
  }
  const contactId = newId()
  const { clinicId, now: createdAt } = ctx
  await tx.contact.create({
    data: {
      id: contactId,
      clinicId,
      channel: "whatsapp",
      address,
      userId: to.userId,
      lastFour: lastFourOf(address),
      createdAt,
    },
  })
  await remember(tx, ctx, { contactId, patientId: null }, from, at)
  return { contactId, patientId: null, joined: false, facts: [] }
}

const toAddress = ({ address, userId }: Place): Address | null => {
  const place = address ?? userId
  return place ? { channel: "whatsapp", address: place, userId } : null
}

/** Who is there now, else who was there when it happened. */
const contactAt = (rows: readonly KnownRow[], { address, userId }: Place): KnownRow | undefined =>
  rows.find((row) => address !== null && row.address === address) ??
  rows.find((row) => userId !== null && (row.userId === userId || row.address === userId)) ??
  rows.find((row) => row.formerly?.some((one) => one === address || one === userId))

const idsOf = ({ contactId, patientId }: KnownRow) => ({ contactId, patientId })

/** What was written under these before `at` belongs to this contact. */
async function remember(
  tx: Tx,
  ctx: Ctx,
  { contactId, patientId }: Pick<KnownRow, "contactId" | "patientId">,
  place: Place,
  leftAt: Date,
): Promise<Fact[]> {
  const { clinicId, now: createdAt } = ctx
  const left = [place.address, place.userId].filter((one) => one !== null)
  const data = left.map((address) => ({ id: newId(), clinicId, contactId, address, leftAt, createdAt }))
  const { count } = await tx.formerAddress.createMany({ data, skipDuplicates: true })
  return count > 0 ? [movedFact("contact.address_left", { contactId, patientId, before: left[0]! })] : []
}

async function setUser(tx: Tx, ctx: Ctx, row: KnownRow, { userId }: Place, at: Date): Promise<Fact[]> {
  if (!userId || row.userId === userId) return []
  const later = await tx.formerAddress.findFirst({
    where: { contactId: row.contactId, leftAt: { gt: at } },
    select: { id: true },
  })
  if (later) return []
  await tx.contact.updateMany({
    where: { clinicId: ctx.clinicId, channel: "whatsapp", userId, id: { not: row.contactId } },
    data: { userId: null },
  })
  await tx.contact.update({ where: { id: row.contactId, clinicId: ctx.clinicId }, data: { userId } })
  return []
}
