import { fact } from "@/lib/facts"
import { moved } from "@/lib/opening/order"
import { command } from "@/lib/operation"
import { lockOrder } from "@/lib/practitioners/reach"
import { MoveInput } from "@/lib/services/schema"
import { serviceById } from "@/lib/services/stored"

/** One place further up or down in every list of services. */
export const moveService = command({
  name: "services.move",
  may: "settings.write",
  input: MoveInput,
  async run({ ctx, tx, input }) {
    const { id, position } = await serviceById(tx, input.id)
    await lockOrder(tx, ctx, "services")
    const all = await tx.service.findMany({
      where: { retiredAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true },
    })
    const before = all.map((one) => one.id)
    const ids = moved(before, id, input.to)
    const value = { position: ids.indexOf(id) }
    if (ids.join() === before.join()) return { value, facts: [] }
    await tx.$executeRaw`
      update "Service" set position = place.n - 1
      from unnest(${ids}::uuid[]) with ordinality as place(id, n)
      where "Service"."clinicId" = ${ctx.clinicId}::uuid and "Service".id = place.id
        and "Service".position <> place.n - 1`
    return { value, facts: [fact("service.moved", id, { before: { position }, after: value })] }
  },
})
