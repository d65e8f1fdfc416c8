import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { lockOrder } from "@/lib/practitioners/reach"
import { requireRoomName, roomById } from "@/lib/rooms/reach"
import { ChangeRoomInput } from "@/lib/rooms/schema"

export const changeRoom = command({
  name: "rooms.change",
  may: "settings.write",
  input: ChangeRoomInput,
  async run({ ctx, tx, input }) {
    await lockOrder(tx, ctx, "rooms")
    const { id, name } = await roomById(tx, input.id)
    if (name === input.name) return { value: { id }, facts: [] }
    await requireRoomName(tx, input.name, id)
    await tx.room.update({ where: { id }, data: { name: input.name, updatedAt: ctx.now } })
    return {
      value: { id },
      facts: [fact("room.changed", id, { before: { room: name }, after: { room: input.name } })],
    }
  },
})
