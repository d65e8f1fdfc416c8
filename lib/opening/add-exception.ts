import { lockSlots } from "@/lib/appointments/lock"
import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { requireMember } from "@/lib/leads/reach"
import { AddExceptionInput } from "@/lib/opening/schema"
import { requireOf, spanOf, standingIn } from "@/lib/opening/span"
import { command, type Done } from "@/lib/operation"

/** Entered, or how many appointments stand in its way that were not seen. */
type Added = { id: string; standing: number } | { id: null; standing: number }

/**
 * Away, closed, or there outside the usual hours. What stands in the way is never moved by it: more appointments than
 * the person saw are asked about first, and what is left standing shows in the list until somebody sees to it.
 */
export const addException = command({
  name: "opening.add_exception",
  may: "absences.write",
  input: AddExceptionInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Added>> {
    const memberId = requireMember(ctx)
    const of = await requireOf(tx, ctx, grant, input)
    const span = spanOf(ctx, input)
    const id = idFrom(`exception ${memberId} ${input.key}`)
    // Nobody is booked into it between the count and the commit.
    await lockSlots(tx, ctx)
    const [counted] = await tx.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from "Appointment" visit where ${standingIn(ctx, of, span)}`
    const standing = input.kind === "open" ? 0 : (counted?.n ?? 0)
    if (await tx.hoursException.findUnique({ where: { id }, select: { id: true } }))
      return { value: { id, standing }, facts: [] }
    if (standing > input.seen) return { value: { id: null, standing }, facts: [] }
    const { kind, cause, note } = input
    await tx.hoursException.create({
      data: {
        ...of,
        ...span,
        id,
        clinicId: ctx.clinicId,
        kind,
        cause,
        note: note ?? null,
        createdById: memberId,
        createdAt: ctx.now,
      },
    })
    const after = {
      ...of,
      kind,
      cause,
      startsAt: span.startsAt.toISOString(),
      endsAt: span.endsAt.toISOString(),
      standing,
    }
    return {
      value: { id, standing },
      facts: [fact("opening.exception_added", id, { after, ...(note && { personal: { note } }) })],
    }
  },
})
