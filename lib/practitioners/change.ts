import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { lockOrder, practitionerById, requireFree } from "@/lib/practitioners/reach"
import { ChangePractitionerInput } from "@/lib/practitioners/schema"

/** What they are called, which colour they have, and which colleague they are. */
export const changePractitioner = command({
  name: "practitioners.change",
  may: "settings.write",
  input: ChangePractitionerInput,
  async run({ ctx, tx, input }) {
    const found = await practitionerById(tx, input.id)
    const { id } = found
    await lockOrder(tx, ctx, "practitioners")
    const memberId = await requireFree(tx, ctx, input.memberId, id)
    const { name, colour } = input
    const title = input.title ?? null
    const isSame =
      found.name === name && found.title === title && found.colour === colour && found.memberId === memberId
    if (isSame) return { value: { id }, facts: [] }
    await tx.practitioner.update({
      where: { id },
      data: { name, title, colour, memberId, updatedAt: ctx.now },
    })
    const before = { colour: found.colour, memberId: found.memberId }
    const personal = { before: { name: found.name, title: found.title }, after: { name, title } }
    return {
      value: { id },
      facts: [fact("practitioner.changed", id, { before, after: { colour, memberId }, personal })],
    }
  },
})
