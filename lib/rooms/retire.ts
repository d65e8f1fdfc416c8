import { lockSlots } from "@/lib/appointments/lock"
import { fact } from "@/lib/facts"
import { requireNothingAhead } from "@/lib/opening/ahead"
import { command } from "@/lib/operation"
import { requireRoomName, roomById } from "@/lib/rooms/reach"
import { RetireInput } from "@/lib/rooms/schema"

/** Nothing is booked there from now on, or again. Whoever used to work there takes another free room. */
export const retireRoom = command({
  name: "rooms.retire",
  may: "settings.write",
  input: RetireInput,
  async run({ ctx, tx, input }) {
    await lockSlots(tx, ctx)
    const { id, name, retiredAt } = await roomById(tx, input.id)
    const value = { id, retired: input.retired }
    if ((retiredAt !== null) === input.retired) return { value, facts: [] }
    if (input.retired) await requireNothingAhead(tx, ctx, { roomId: id })
    else await requireRoomName(tx, name, id)
    await tx.room.update({
      where: { id },
      data: { retiredAt: input.retired ? ctx.now : null, updatedAt: ctx.now },
    })
    return { value, facts: [fact(input.retired ? "room.retired" : "room.restored", id)] }
  },
})
