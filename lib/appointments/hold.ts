import { othersFor } from "@/lib/appointments/book"
import { toMinute } from "@/lib/appointments/conflicts"
import { lockSlots } from "@/lib/appointments/lock"
import { makeHold } from "@/lib/appointments/make-hold"
import { patientToBook } from "@/lib/appointments/patient-to-book"
import { type ConflictFound, type FreeSlot, HoldSlotInput } from "@/lib/appointments/schema"
import { HOLD_MINUTES } from "@/lib/appointments/words"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { command, type Done } from "@/lib/operation"
import { addMs, MINUTE_MS } from "@/lib/time"

export type Held =
  | { id: string; roomId: string | null; expiresAt: string; conflicts: null }
  | { id: null; conflicts: ConflictFound[]; others: FreeSlot[] }

/** So many slots one person keeps from the others at once. */
const MOST_AT_ONCE = 10

/** Keeps a slot free while somebody chooses. The same slot asked for again is the same hold, and not a longer one. */
export const holdSlot = command({
  name: "appointments.hold",
  may: "appointments.write",
  input: HoldSlotInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Held>> {
    const patient = input.patientId && (await patientToBook(tx, ctx, grant, input.patientId))
    await tx.$executeRaw`savepoint slots`
    await lockSlots(tx, ctx)
    const mine = await ownHolds(tx, ctx)
    const known = mine.find(
      (one) =>
        one.practitionerId === input.practitionerId &&
        one.serviceId === input.serviceId &&
        one.startsAt.getTime() === toMinute(input.startsAt).getTime() &&
        (!input.roomId || one.roomId === input.roomId),
    )
    if (known) {
      const { id, roomId, expiresAt } = known
      return { value: { id, roomId, expiresAt: expiresAt.toISOString(), conflicts: null }, facts: [] }
    }
    if (mine.length >= MOST_AT_ONCE) fail("too_many")
    const expiresAt = addMs(ctx.now, HOLD_MINUTES * MINUTE_MS)
    const { facts, ...made } = await makeHold(tx, ctx, {
      ...input,
      patientId: patient ? patient.id : null,
      expiresAt,
    })
    if (made.id !== null) return { value: made, facts }
    await tx.$executeRaw`rollback to savepoint slots`
    return { value: { ...made, others: await othersFor(tx, ctx, input) }, facts: [] }
  },
})

const ownHolds = (tx: Tx, ctx: Ctx) => {
  const me = memberIdOf(ctx)
  return me && isId(me)
    ? tx.slotHold.findMany({
        where: { heldById: me, status: "held", expiresAt: { gt: ctx.now } },
        orderBy: { expiresAt: "asc" },
        take: MOST_AT_ONCE,
      })
    : Promise.resolve([])
}
