import { fact } from "@/lib/facts"
import { moved } from "@/lib/opening/order"
import { command } from "@/lib/operation"
import { lockOrder, practitionerById } from "@/lib/practitioners/reach"
import { MoveInput } from "@/lib/practitioners/schema"

/** One column further up or down; at the end of the list they stay where they are. */
export const movePractitioner = command({
  name: "practitioners.move",
  may: "settings.write",
  input: MoveInput,
  async run({ ctx, tx, input }) {
    const { id, position } = await practitionerById(tx, input.id)
    await lockOrder(tx, ctx, "practitioners")
    const all = await tx.practitioner.findMany({
      where: { retiredAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true },
    })
    const before = all.map((one) => one.id)
    const ids = moved(before, id, input.to)
    const value = { position: ids.indexOf(id) }
    if (ids.join() === before.join()) return { value, facts: [] }
    await tx.$executeRaw`
      update "Practitioner" set position = place.n - 1
      from unnest(${ids}::uuid[]) with ordinality as place(id, n)
      where "Practitioner"."clinicId" = ${ctx.clinicId}::uuid and "Practitioner".id = place.id
        and "Practitioner".position <> place.n - 1`
    return { value, facts: [fact("practitioner.moved", id, { before: { position }, after: value })] }
  },
})
