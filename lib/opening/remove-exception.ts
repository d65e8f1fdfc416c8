import { grantOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { ExceptionIdInput } from "@/lib/opening/schema"
import { mayFor } from "@/lib/opening/span"
import { command } from "@/lib/operation"

/** The usual hours hold again. A second time changes nothing. */
export const removeException = command({
  name: "opening.remove_exception",
  may: "absences.write",
  input: ExceptionIdInput,
  async run({ ctx, tx, input, grant }) {
    const found = isId(input.id)
      ? await tx.hoursException.findUnique({
          where: { id: input.id },
          include: { practitioner: { select: { memberId: true } } },
        })
      : null
    if (!found) return fail("not_found")
    const { practitioner, id, kind, cause, startsAt, endsAt, practitionerId, roomId, holidayKey, note } =
      found
    if (practitioner ? !mayFor(ctx, grant, practitioner) : grant.scope !== "all") return fail("not_found")
    if (!practitionerId && !roomId && !grantOf(ctx, "settings.write"))
      fail("forbidden", { sentence: "The whole clinic is opened by an admin." })
    const { count } = await tx.hoursException.deleteMany({ where: { id } })
    if (count === 0) return { value: { id }, facts: [] }
    const before = {
      kind,
      cause,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      practitionerId,
      roomId,
      holidayKey,
    }
    return {
      value: { id },
      facts: [fact("opening.exception_removed", id, { before, ...(note && { personal: { note } }) })],
    }
  },
})
