import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { requireMember } from "@/lib/leads/reach"
import { command } from "@/lib/operation"
import { closeFilled } from "@/lib/rota/gaps"
import { repeated } from "@/lib/rota/rules"
import { CreateShiftInput } from "@/lib/rota/schema"
import { requirePerson, requireSpans } from "@/lib/rota/store"

/** Puts somebody on call, once or week by week at the same wall-clock time. Others may have the same duty then. */
export const createShift = command({
  name: "rota.create",
  may: "rota.write",
  input: CreateShiftInput,
  async run({ ctx, tx, input }) {
    const createdById = requireMember(ctx)
    const { key, memberId, duty, weeks, note } = input
    await requirePerson(tx, ctx, memberId)
    const spans = repeated(input.starts, input.ends, weeks, ctx.clinic.timeZone)
    requireSpans(ctx, spans)
    const idOf = (n: number) => idFrom(`shift ${createdById} ${key} ${n}`)
    const rows = spans.map((span, n) => ({
      ...span,
      id: idOf(n),
      clinicId: ctx.clinicId,
      memberId,
      duty,
      note: note || null,
      seriesId: weeks > 1 ? idFrom(`shifts ${createdById} ${key}`) : null,
      createdById,
      createdAt: ctx.now,
    }))
    const { count } = await tx.onCallShift.createMany({ data: rows, skipDuplicates: true })
    const value = { id: idOf(0), shifts: rows.length }
    if (count === 0) return { value, facts: [] }
    const [first] = spans
    const after = {
      memberId,
      duty,
      weeks,
      startsAt: first?.startsAt.toISOString(),
      endsAt: first?.endsAt.toISOString(),
    }
    return {
      value,
      facts: [
        fact("rota.shift_created", value.id, { after, personal: note ? { note } : undefined }),
        ...(await closeFilled(tx, ctx)),
      ],
    }
  },
})
