import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { gather } from "@/lib/handover/gather"
import { handoverInReach, ownRoles, requireMember } from "@/lib/handover/reach"
import { DraftHandoverInput } from "@/lib/handover/schema"
import { LONGEST_SHIFT_HOURS } from "@/lib/handover/words"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/time"

/**
 * A note of what is open now and what was done in this shift. Asked again, the one draft there is of this role is
 * brought up to date; the words in it stay.
 */
export const draftHandover = command({
  name: "handover.draft",
  may: "handover.write",
  input: DraftHandoverInput,
  async run({ ctx, tx, input }): Promise<{ value: { id: string }; facts: Fact[] }> {
    const me = requireMember(ctx)
    const { role } = input
    if (!ownRoles(ctx).includes(role))
      fail("forbidden", { sentence: "Write the note of a shift that was yours." })
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`handover ${me} ${role}`}, 0))::text`
    const wrong = input.correctsId === undefined ? null : await toCorrect(tx, ctx, me, input.correctsId)
    if (wrong && wrong.role !== role) absent()
    const correction = wrong?.corrections[0]
    if (correction) return { value: { id: correction.id }, facts: [] }
    const draft = await tx.handover.findFirst({ where: { memberId: me, role, status: "draft" } })
    if (draft && wrong && draft.correctsId !== wrong.id)
      fail("wrong_state", { sentence: "There is an unsigned note of yours. Sign it first." })

    const startsAt = wrong?.startsAt ?? (await shiftStart(tx, ctx, me, role))
    const items = wrong ? wrong.items : await gather(tx, ctx, role, me, startsAt)
    const kept = {
      items: items as Prisma.InputJsonValue,
      startsAt,
      endsAt: wrong?.endsAt ?? ctx.now,
      updatedAt: ctx.now,
    }
    if (draft) {
      const value = { id: draft.id }
      if (draft.correctsId || JSON.stringify(draft.items) === JSON.stringify(items))
        return { value, facts: [] }
      await tx.handover.update({ where: { id: draft.id }, data: kept })
      return { value, facts: [fact("handover.refreshed", draft.id, { after: { role } })] }
    }
    const id = newId()
    await tx.handover.create({
      data: {
        ...kept,
        id,
        clinicId: ctx.clinicId,
        role,
        memberId: me,
        note: wrong?.note ?? "",
        correctsId: wrong?.id ?? null,
        createdAt: ctx.now,
      },
    })
    return {
      value: { id },
      facts: [fact("handover.drafted", id, { after: { role, correctsId: wrong?.id ?? null } })],
    }
  },
})

async function toCorrect(tx: Tx, ctx: Ctx, me: string, id: string) {
  const wrong = await handoverInReach(tx, ctx, id)
  if (wrong.memberId !== me) fail("forbidden", { sentence: "Only who signed a note can correct it." })
  if (wrong.status === "draft")
    fail("wrong_state", { sentence: "This note is not signed yet. Change it itself." })
  return wrong
}

/** From where the last note ended, at most as long as a shift is. */
async function shiftStart(tx: Tx, ctx: Ctx, memberId: string, role: string): Promise<Date> {
  const earliest = addMs(ctx.now, -LONGEST_SHIFT_HOURS * HOUR_MS)
  const last = await tx.handover.findFirst({
    where: { memberId, role, status: { not: "draft" }, correctsId: null, endsAt: { gt: earliest } },
    orderBy: { endsAt: "desc" },
    select: { endsAt: true },
  })
  const start = last?.endsAt ?? earliest
  return start < ctx.now ? start : addMs(ctx.now, -MINUTE_MS)
}
