import type { Ctx } from "@/lib/ctx"
import { inClinic, type Tx } from "@/lib/db"
import { whileHeld } from "@/lib/effects/hold"
import { type Begun, beginEffect, type EffectSpec } from "@/lib/effects/rows"
import { closeUnsure, unsureTask } from "@/lib/effects/unsure"
import { AppError, type ErrorCode } from "@/lib/errors"
import { type Fact, record } from "@/lib/facts"
import { failpoint } from "@/lib/failpoint"
import { isId } from "@/lib/ids"
import { announce } from "@/lib/live/announce"
import type { CallOutcome } from "@/lib/providers/outcome"
import { now } from "@/lib/time"

export type Ended =
  | { status: "done"; externalId: string | null }
  | { status: "failed"; reason: string; isFinal: boolean }
  | { status: "unsure"; reason: string }

export type EffectResult = {
  externalId: string | null
  /** Tried before, whatever came of it. */
  isRepeat: boolean
  /** It was done already: nothing was called. */
  wasDone?: boolean
} & (
  | { status: "done" | "unsure" }
  /** What the run is to throw. */
  | { status: "failed"; error: AppError }
)

type Around = EffectSpec & {
  /** In the transaction that begins it, under its locks: a word for why it must not be done, or nothing. */
  refuse?(tx: Tx): Promise<string | null>
  /** In the transaction that writes down what came of it. */
  settle?(tx: Tx, ended: Ended): Promise<Fact[]>
}

/**
 * Does something to the world outside once for its key. That it is begun is committed before the call, and what came of
 * it after: a begun one that a later attempt finds may have been done, so it is `unsure`, a person's task, and never done
 * again by itself. What a partner certainly refused may be tried again.
 */
export async function effectOnce(
  ctx: Ctx,
  given: Around,
  perform: () => Promise<CallOutcome>,
): Promise<EffectResult> {
  const actor = ctx.actor.kind === "system" ? ctx.actor : undefined
  const spec = {
    functionId: actor?.name,
    runId: actor?.runId && isId(actor.runId) ? actor.runId : undefined,
    ...given,
  }
  return whileHeld(ctx, spec, async () => {
    const begun = await inClinic(ctx.clinicId, async (tx) => {
      const known = await beginEffect(tx, ctx, spec)
      const because = known.next === "perform" ? await spec.refuse?.(tx) : null
      return { ...known, because: because ?? null }
    })
    const { isRepeat } = begun
    if (begun.next === "answer") {
      const { status, externalId } = begun
      return { status, externalId, isRepeat, wasDone: status === "done" }
    }
    if (begun.next === "lost") return end(ctx, spec, begun, { did: "unknown", reason: "interrupted" })
    if (begun.because !== null)
      return end(ctx, spec, begun, { did: "refused", reason: begun.because, retry: false }, "wrong_state")
    failpoint("effect.started")
    const outcome = await perform()
    failpoint("effect.called")
    return end(ctx, spec, begun, outcome)
  })
}

async function end(
  ctx: Ctx,
  spec: Around,
  { id, attempts, isRepeat }: Begun,
  outcome: CallOutcome,
  code?: ErrorCode,
): Promise<EffectResult> {
  const ended = toEnded(spec, outcome)
  const facts = await inClinic(ctx.clinicId, async (tx) => {
    const { count } = await tx.effect.updateMany({
      // Whoever was so late that somebody else took it on says no more about it.
      where: { id, attempts, status: { in: ["started", "unsure"] } },
      data: {
        status: ended.status,
        finishedAt: now(),
        externalId: ended.status === "done" ? ended.externalId : null,
        reason: ended.status === "done" ? null : ended.reason,
      },
    })
    if (count === 0) return []
    const told = (await spec.settle?.(tx, ended)) ?? []
    if (ended.status === "done") told.push(...(await closeUnsure(tx, ctx, { id })))
    if (ended.status === "unsure") told.push(...(await unsureTask(tx, ctx, id, spec)))
    await record(tx, ctx, told)
    return told
  })
  failpoint("effect.finished")
  for (const one of facts) announce(ctx.clinicId, one.name, one.subjectId)
  if (ended.status === "done") return { status: "done", externalId: ended.externalId, isRepeat }
  if (ended.status === "unsure") return { status: "unsure", externalId: null, isRepeat }
  return { status: "failed", externalId: null, isRepeat, error: errorOf(spec, outcome, code) }
}

function toEnded({ isRepeatable }: EffectSpec, outcome: CallOutcome): Ended {
  if (outcome.did === "done") return { status: "done", externalId: outcome.externalId }
  if (outcome.did === "refused") return { status: "failed", reason: outcome.reason, isFinal: !outcome.retry }
  return isRepeatable
    ? { status: "failed", reason: outcome.reason, isFinal: false }
    : { status: "unsure", reason: outcome.reason }
}

function errorOf({ provider }: EffectSpec, outcome: CallOutcome, code?: ErrorCode): AppError {
  const reason = outcome.did === "done" ? undefined : outcome.reason
  const isFinal = outcome.did === "refused" && !outcome.retry
  return new AppError(code ?? (isFinal ? "provider_refused" : "provider_failed"), {
    // What we hold back ourselves is no failure of the partner's.
    provider: code ? undefined : provider,
    reason,
    ...(outcome.did === "refused" && { retryAfterSeconds: outcome.retryAfterSeconds }),
  })
}
