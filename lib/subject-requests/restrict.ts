import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { sameRecordsSql } from "@/lib/patients/reach"
import { closeNow } from "@/lib/subject-requests/close"
import { mustBe, requestForChange, requireMember } from "@/lib/subject-requests/reach"
import { LiftInput, RestrictInput } from "@/lib/subject-requests/schema"
import type { RestrictionReason } from "@/lib/subject-requests/words"

/**
 * What is held is kept and nothing else is done with it: nothing is sent, no model reads it. The database waits with it
 * until no message of theirs is on its way (migration 0045).
 */
export const restrict = command({
  name: "subjectRequests.restrict",
  may: "requests.write",
  input: RestrictInput,
  async run({ ctx, tx, input: { id, because } }) {
    requireMember(ctx)
    const request = await requestForChange(tx, id)
    if (request.kind !== "restriction") fail("wrong_state", { sentence: "They asked for something else." })
    if (request.status === "done") return { value: { id }, facts: [] }
    mustBe(request, "in_progress")
    const restricted = await restrictNow(tx, ctx, request.patientId, because)
    const closed = await closeNow(tx, ctx, request, {
      status: "done",
      data: { detail: { because } },
      after: { because },
    })
    return { value: { id }, facts: [...restricted, ...closed] }
  },
})

/** In the caller's transaction: this record and those merged into it. Already restricted, it stays as it is. */
export async function restrictNow(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  because: RestrictionReason,
): Promise<Fact[]> {
  const records = await tx.$queryRaw<{ id: string }[]>`${sameRecordsSql(patientId)}`
  const restricted = await tx.patient.updateManyAndReturn({
    where: { id: { in: records.map((one) => one.id) }, restrictedAt: null, erasedAt: null },
    data: { restrictedAt: ctx.now, restrictedBecause: because },
    select: { id: true },
  })
  return restricted.map(({ id }) => fact("patient.restricted", id, { patientId: id, after: { because } }))
}

export const liftRestriction = command({
  name: "subjectRequests.lift",
  may: "requests.write",
  input: LiftInput,
  async run({ ctx, tx, input: { patientId, reason } }) {
    requireMember(ctx)
    const known = isId(patientId) ? await tx.patient.findUnique({ where: { id: patientId } }) : null
    if (!known) return fail("not_found")
    const records = await tx.$queryRaw<{ id: string }[]>`${sameRecordsSql(patientId)}`
    const free = await tx.patient.updateManyAndReturn({
      where: { id: { in: records.map((one) => one.id) }, restrictedAt: { not: null } },
      data: { restrictedAt: null, restrictedBecause: null },
      select: { id: true },
    })
    const facts = free.map(({ id }) =>
      fact("patient.unrestricted", id, { patientId: id, personal: { reason } }),
    )
    return { value: { patientId }, facts }
  },
})
