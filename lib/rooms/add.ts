import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { requireMember } from "@/lib/leads/reach"
import { command } from "@/lib/operation"
import { lockOrder } from "@/lib/practitioners/reach"
import { requireRoomName } from "@/lib/rooms/reach"
import { AddRoomInput } from "@/lib/rooms/schema"

/** A room, last in the order. Services that name no room may take it from now on. */
export const addRoom = command({
  name: "rooms.add",
  may: "settings.write",
  input: AddRoomInput,
  async run({ ctx, tx, input }) {
    const id = idFrom(`room ${requireMember(ctx)} ${input.key}`)
    await lockOrder(tx, ctx, "rooms")
    if (await tx.room.findUnique({ where: { id }, select: { id: true } })) return { value: { id }, facts: [] }
    await requireRoomName(tx, input.name, id)
    const last = await tx.room.aggregate({ _max: { position: true } })
    const position = (last._max.position ?? -1) + 1
    await tx.room.create({
      data: {
        id,
        clinicId: ctx.clinicId,
        name: input.name,
        position,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    })
    return { value: { id }, facts: [fact("room.added", id, { after: { room: input.name } })] }
  },
})
