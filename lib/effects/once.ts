import type { Ctx } from "@/lib/ctx"
import { inClinic, type Tx } from "@/lib/db"
import { type Hold, HoldLost, whileHeld } from "@/lib/effects/hold"
import { type Begun, beginEffect, type EffectSpec } from "@/lib/effects/rows"
import { closeUnsure, unsureTask } from "@/lib/effects/unsure"
import { AppError, type ErrorCode } from "@/lib/errors"
import { type Fact, record } from "@/lib/facts"
import { failpoint } from "@/lib/failpoint"
import { isId } from "@/lib/ids"
import { announce } from "@/lib/live/announce"
import type { CallOutcome } from "@/lib/providers/outcome"
import { now, SECOND_MS } from "@/lib/time"

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

/**
 * Between two calls of one effect: lets whoever takes an agreement back go first, and asks again. What it answers is what
 * came of it; null: go on.
 */
export type Between = () => Promise<CallOutcome | null>

type Around = EffectSpec & {
  /** Another name under which nothing else may be under way, as for two keys that write one thing; it is waited for. */
  beside?: string
  /** Under its locks, when it is begun and between its calls: a word for why it must not be done, or nothing. */
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
  perform: (between: Between) => Promise<CallOutcome>,
): Promise<EffectResult> {
  const actor = ctx.actor.kind === "system" ? ctx.actor : undefined
  const spec = {
    functionId: actor?.name,
    runId: actor?.runId && isId(actor.runId) ? actor.runId : undefined,
    ...given,
  }
  return whileHeld(ctx, spec, async (hold) => {
    failpoint("effect.before")
    const begun = await inClinic(ctx.clinicId, async (tx) => {
      const known = await beginEffect(tx, ctx, spec)
      const because = known.next === "perform" ? await spec.refuse?.(tx) : null
      return { ...known, because: because ?? null }
    })
    const { isRepeat } = begun
    if (begun.next === "wait") {
      const { reason, retryAfterSeconds } = begun
      const error = new AppError("provider_failed", { provider: spec.provider, reason, retryAfterSeconds })
      return { status: "failed", externalId: null, isRepeat, error }
    }
    if (begun.next === "answer") {
      const { status, externalId } = begun
      return { status, externalId, isRepeat, wasDone: status === "done" }
    }
    if (begun.next === "lost") return end(ctx, spec, begun, { did: "unknown", reason: "interrupted" })
    if (begun.because !== null)
      return end(ctx, spec, begun, { did: "refused", reason: begun.because, retry: false }, "wrong_state")
    failpoint("effect.started")
    const outcome = await called(ctx, spec, begun, hold, perform)
    failpoint("effect.called")
    return end(ctx, spec, begun, outcome)
  })
}

/** Whoever was frozen between what it had asked and the call asks again: an agreement may be gone meanwhile. */
async function called(
  ctx: Ctx,
  spec: Around,
  begun: Begun,
  hold: Hold,
  perform: (between: Between) => Promise<CallOutcome>,
): Promise<CallOutcome> {
  try {
    await hold.check()
    return await perform(async () => {
      await hold.giveWay()
      const because = spec.refuse && (await inClinic(ctx.clinicId, async (tx) => spec.refuse?.(tx)))
      return because ? { did: "refused", reason: because, retry: false } : null
    })
  } catch (error) {
    if (!(error instanceof HoldLost)) throw error
    await notBegun(ctx, begun)
    throw new AppError("unavailable", { cause: error })
  }
}

/** Nothing was done: the next attempt may, unless one before it has said that it cannot know. */
async function notBegun(ctx: Ctx, { id, attempts }: Begun): Promise<void> {
  await inClinic(ctx.clinicId, (tx) =>
    tx.effect.updateMany({
      where: { id, attempts, status: "started" },
      data: { status: "failed", reason: "not_begun", finishedAt: now() },
    }),
  )
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
    if (ended.status === "unsure" && !spec.isSeenElsewhere)
      told.push(...(await unsureTask(tx, ctx, id, spec)))
    await record(tx, ctx, told)
    failpoint("effect.settling")
    return told
  })
  failpoint("effect.finished")
  for (const one of facts) announce(ctx.clinicId, one.name, one.subjectId)
  if (ended.status === "done") return { status: "done", externalId: ended.externalId, isRepeat }
  if (ended.status === "unsure") return { status: "unsure", externalId: null, isRepeat }
  return { status: "failed", externalId: null, isRepeat, error: errorOf(spec, outcome, code) }
}

/** What may have been done is looked for only once a look would find it. */
const settlesSeconds = ({ settlesMs }: EffectSpec, { did }: CallOutcome): number | undefined =>
  did === "unknown" && settlesMs !== undefined ? Math.ceil(settlesMs / SECOND_MS) : undefined

function toEnded({ isRepeatable }: EffectSpec, outcome: CallOutcome): Ended {
  if (outcome.did === "done") return { status: "done", externalId: outcome.externalId }
  if (outcome.did === "refused") return { status: "failed", reason: outcome.reason, isFinal: !outcome.retry }
  return isRepeatable
    ? { status: "failed", reason: outcome.reason, isFinal: false }
    : { status: "unsure", reason: outcome.reason }
}

function errorOf(spec: EffectSpec, outcome: CallOutcome, code?: ErrorCode): AppError {
  const reason = outcome.did === "done" ? undefined : outcome.reason
  const isFinal = outcome.did === "refused" && !outcome.retry
  return new AppError(code ?? (isFinal ? "provider_refused" : "provider_failed"), {
    // What we hold back ourselves is no failure of the partner's.
    provider: code ? undefined : spec.provider,
    reason,
    ...(outcome.did !== "done" && {
      retryAfterSeconds: outcome.retryAfterSeconds ?? settlesSeconds(spec, outcome),
    }),
  })
}
