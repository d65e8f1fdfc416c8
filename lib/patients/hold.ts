import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { holdAddresses } from "@/lib/patients/intake"
import type { Channel } from "@/lib/patients/words"

/**
 * These patients, held until the transaction ends, in the order of the ids given. First their addresses, as a message
 * from there does: what is on its way comes in before, and what comes later finds things as they are then.
 */
export async function holdPatients(tx: Tx, ctx: Ctx, ids: readonly string[]) {
  if (!ids.every(isId)) fail("not_found")
  const held = await addressesOf(tx, ids)
  await holdAddresses(tx, ctx, held)
  await tx.$executeRaw`select from "Patient" where id = any(${[...ids]}::uuid[]) order by id for update`
  const now = await addressesOf(tx, ids)
  // An address added between the two looks: whoever asks again finds it.
  if (now.some(({ address }) => !held.some((one) => one.address === address))) fail("conflict")
  const found = await tx.patient.findMany({ where: { id: { in: [...ids] } } })
  return ids.map((id) => found.find((one) => one.id === id) ?? fail("not_found"))
}

async function addressesOf(tx: Tx, patientIds: readonly string[]) {
  const links = await tx.patientContact.findMany({
    where: { patientId: { in: [...patientIds] } },
    select: { contact: { select: { channel: true, address: true, userId: true } } },
  })
  return links.map(({ contact: { channel, address, userId } }) => ({
    channel: channel as Channel,
    address,
    ...(userId && { userId }),
  }))
}
