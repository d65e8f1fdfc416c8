import { approvalInReach, hindrance, kindOf, requireMember } from "@/lib/approvals/reach"
import { ApproveInput, DenyInput } from "@/lib/approvals/schema"
import { settle } from "@/lib/approvals/settle"
import { APPROVAL_STATUS_NAMES, type ApprovalStatus } from "@/lib/approvals/words"
import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail, isDatabaseLost, toAppError } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { log } from "@/lib/log"
import { command, type Done, grantFor } from "@/lib/operation"
import { t } from "@/lib/say"
import { addMs, DAY_MS } from "@/lib/time"

type Approval = Awaited<ReturnType<typeof approvalInReach>>
type Outcome = { id: string; status: ApprovalStatus; failure: string | null }

/** Agrees, and does it in the same transaction: what was asked for happens with the decision, or not at all. */
export const approveRequest = command({
  name: "approvals.approve",
  may: "approvals.read",
  input: ApproveInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Outcome>> {
    const { approval, isRepeat } = await forDecision(tx, ctx, grant, input.id, "approved")
    if (isRepeat) return { value: outcomeOf(approval), facts: [] }
    await claim(tx, ctx, approval, { status: "approved", decisionReason: input.reason ?? null })
    const done = await attempt(tx, ctx, approval)
    if ("failure" in done) {
      await tx.approval.update({
        where: { id: approval.id },
        data: { status: "failed", failure: done.failure },
      })
      const facts = [
        decided(approval, "failed", input.reason),
        ...(await settle(tx, ctx, [approval], "failed")),
      ]
      return { value: { id: approval.id, status: "failed", failure: done.failure }, facts }
    }
    const facts = [
      decided(approval, "approved", input.reason),
      ...done.facts.map((one) => agreed(one, approval)),
      ...(await settle(tx, ctx, [approval], "approved")),
    ]
    return { value: { id: approval.id, status: "approved", failure: null }, facts, events: done.events }
  },
})

export const denyRequest = command({
  name: "approvals.deny",
  may: "approvals.read",
  input: DenyInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Outcome>> {
    const { approval, isRepeat } = await forDecision(tx, ctx, grant, input.id, "denied")
    if (isRepeat) return { value: outcomeOf(approval), facts: [] }
    await claim(tx, ctx, approval, { status: "denied", decisionReason: input.reason })
    const facts = [
      decided(approval, "denied", input.reason),
      ...(await settle(tx, ctx, [approval], "denied")),
    ]
    return { value: { id: approval.id, status: "denied", failure: null }, facts }
  },
})

const outcomeOf = ({ id, status, failure }: Approval): Outcome => ({
  id,
  status: status as ApprovalStatus,
  failure,
})

/** The question, if this person may decide it; throws what hinders. Their own same decision again is a repeat. */
async function forDecision(tx: Tx, ctx: Ctx, grant: Grant, id: string, to: "approved" | "denied") {
  const approval = await approvalInReach(tx, ctx, grant, id)
  const sentence = hindrance(ctx, approval)
  if (sentence) return fail("forbidden", { sentence })
  const kind = kindOf(approval.kind)
  if (kind) grantFor(ctx, kind.may)
  const same = approval.status === to || (to === "approved" && approval.status === "failed")
  if (same && approval.decidedById === requireMember(ctx)) return { approval, isRepeat: true }
  if (approval.status !== "pending") return tooLate(tx, approval)
  if (approval.expiresAt <= ctx.now) fail("wrong_state", { sentence: "This request has expired. Ask again." })
  if (to === "approved") await refuseIfResetBy(tx, ctx, approval.requestedById)
  return { approval, isRepeat: false }
}

const RESETS = ["member.password_reset_issued", "member.second_factor_reset"]

/** Who has just set anew how another signs in may be that other: the two do not count as two people for a day. */
async function refuseIfResetBy(tx: Tx, ctx: Ctx, requestedById: string): Promise<void> {
  const reset = await tx.fact.findFirst({
    where: {
      name: { in: RESETS },
      subjectId: requireMember(ctx),
      actor: `member:${requestedById}`,
      createdAt: { gt: addMs(ctx.now, -DAY_MS) },
    },
    select: { id: true },
  })
  if (reset)
    fail("forbidden", {
      sentence: "Who asked has reset your password or second factor today. Somebody else has to agree.",
    })
}

/** Of any number who decide at once one wins; the others learn who. */
async function claim(
  tx: Tx,
  ctx: Ctx,
  { id }: Approval,
  data: Pick<Prisma.ApprovalUncheckedUpdateManyInput, "status" | "decisionReason">,
): Promise<void> {
  const { count } = await tx.approval.updateMany({
    where: { id, status: "pending" },
    data: { ...data, decidedById: requireMember(ctx), decidedAt: ctx.now },
  })
  if (count === 0) await tooLate(tx, await tx.approval.findUniqueOrThrow({ where: { id } }))
}

async function tooLate(tx: Tx, { status, decidedById }: Approval): Promise<never> {
  const who = decidedById ? await tx.member.findUnique({ where: { id: decidedById } }) : null
  const said = t(APPROVAL_STATUS_NAMES[status as ApprovalStatus]).toLowerCase()
  const sentence = who
    ? t("{name} decided this first: {status}.", { name: who.name, status: said })
    : t("This is already {status}.", { status: said })
  return fail("wrong_state", { sentence })
}

/** The action behind a savepoint: where it fails nothing of it remains, and the decision stands with the reason. */
async function attempt(tx: Tx, ctx: Ctx, approval: Approval): Promise<Done<unknown> | { failure: string }> {
  await tx.$executeRaw`savepoint approved_action`
  try {
    const done = await (kindOf(approval.kind) ?? fail("wrong_state")).do(tx, ctx, approval.input)
    await tx.$executeRaw`release savepoint approved_action`
    return done
  } catch (error) {
    if (isDatabaseLost(error)) throw error
    await tx.$executeRaw`rollback to savepoint approved_action`
    const known = toAppError(error)
    if (known.code === "internal")
      log.error("approval.failed", { approvalId: approval.id, kind: approval.kind, error: known.cause })
    return { failure: known.sentence }
  }
}

function decided(
  { id, kind, patientId, requestedById }: Approval,
  status: ApprovalStatus,
  reason?: string,
): Fact {
  return fact(`approval.${status}`, id, {
    patientId: patientId ?? undefined,
    before: { status: "pending" },
    after: { status, kind, requestedById },
    ...(reason && { personal: { reason } }),
  })
}

/** What was done names both: whoever decided did it, for whoever had asked. */
function agreed(one: Fact, { id, requestedById }: Approval): Fact {
  const after =
    typeof one.after === "object" && one.after !== null && !Array.isArray(one.after) ? one.after : {}
  return { ...one, after: { ...after, approvalId: id, requestedById } as Prisma.InputJsonObject }
}
