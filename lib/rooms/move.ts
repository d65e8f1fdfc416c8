import { fact } from "@/lib/facts"
import { moved } from "@/lib/opening/order"
import { command } from "@/lib/operation"
import { lockOrder } from "@/lib/practitioners/reach"
import { roomById } from "@/lib/rooms/reach"
import { MoveInput } from "@/lib/rooms/schema"

/** One place further up or down: the first free room of the order is the one that is taken. */
export const moveRoom = command({
  name: "rooms.move",
  may: "settings.write",
  input: MoveInput,
  async run({ ctx, tx, input }) {
    const { id, position } = await roomById(tx, input.id)
    await lockOrder(tx, ctx, "rooms")
    const all = await tx.room.findMany({
      where: { retiredAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true },
    })
    const before = all.map((one) => one.id)
    const ids = moved(before, id, input.to)
    const value = { position: ids.indexOf(id) }
    if (ids.join() === before.join()) return { value, facts: [] }
    await tx.$executeRaw`
      update "Room" set position = place.n - 1
      from unnest(${ids}::uuid[]) with ordinality as place(id, n)
      where "Room"."clinicId" = ${ctx.clinicId}::uuid and "Room".id = place.id and "Room".position <> place.n - 1`
    return { value, facts: [fact("room.moved", id, { before: { position }, after: value })] }
  },
})
