import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { requireMember } from "@/lib/leads/reach"
import { command } from "@/lib/operation"
import { lockOrder, requireFree } from "@/lib/practitioners/reach"
import { AddPractitionerInput } from "@/lib/practitioners/schema"

/** Somebody to book with; last in the calendar's order, without hours and services yet. */
export const addPractitioner = command({
  name: "practitioners.add",
  may: "settings.write",
  input: AddPractitionerInput,
  async run({ ctx, tx, input }) {
    const id = idFrom(`practitioner ${requireMember(ctx)} ${input.key}`)
    await lockOrder(tx, ctx, "practitioners")
    if (await tx.practitioner.findUnique({ where: { id }, select: { id: true } }))
      return { value: { id }, facts: [] }
    const memberId = await requireFree(tx, ctx, input.memberId, id)
    const last = await tx.practitioner.aggregate({ _max: { position: true } })
    const { name, title, colour } = input
    await tx.practitioner.create({
      data: {
        id,
        clinicId: ctx.clinicId,
        name,
        title: title ?? null,
        colour,
        memberId,
        position: (last._max.position ?? -1) + 1,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    })
    const after = { colour, memberId }
    return { value: { id }, facts: [fact("practitioner.added", id, { after, personal: { name, title } })] }
  },
})
