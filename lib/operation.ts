import type { z } from "zod"
import { type Read, recordReads } from "@/lib/access/reads"
import type { Grant, Permission } from "@/lib/can"
import { type Ctx, grantOf, STEP_UP_LIFE_MS } from "@/lib/ctx"
import { inClinic, type Tx } from "@/lib/db"
import { wakeEngine } from "@/lib/engine/wake"
import { AppError, fail, toAppError } from "@/lib/errors"
import { type Fact, record } from "@/lib/facts"
import { failpoint } from "@/lib/failpoint"
import { pathOfNul } from "@/lib/inputs"
import { announce } from "@/lib/live/announce"
import { log } from "@/lib/log"
import { emit, type OutboxEvent } from "@/lib/outbox"
import { nowMs } from "@/lib/time"

type Work<In> = { ctx: Ctx; tx: Tx; input: In; grant: Grant }

export type Done<Out> = {
  value: Out
  /** What happened. An empty list is for a repeat that changed nothing. */
  facts: readonly Fact[]
  events?: readonly OutboxEvent[]
}

type Spec<S extends z.ZodType, Result> = {
  /** As it is logged: `leads.take`. */
  name: string
  may: Permission
  input: S
  run(work: Work<z.output<S>>): Promise<Result>
}

type QuerySpec<S extends z.ZodType, Out> = Spec<S, Out> & {
  /**
   * Whose data the answer shows; null where it shows nobody's. A member's look is recorded before it is answered.
   * Stands after `run`, whose result it is given.
   */
  reads?(shown: { value: Out; input: z.output<S>; ctx: Ctx; grant: Grant }): Read | null
}

export type Operation<S extends z.ZodType, Out> = ((ctx: Ctx, input: z.input<S>) => Promise<Out>) & {
  readonly kind: "query" | "command"
  readonly operation: string
  readonly may: Permission
  readonly input: S
  /** Whether it says whose data it shows. */
  readonly recordsReads: boolean
}

/** Throws `forbidden`, or `step_up_needed` when the role asks for a fresh password. */
export function grantFor(ctx: Ctx, may: Permission): Grant {
  const grant = grantOf(ctx, may) ?? fail("forbidden")
  if (grant.stepUp) {
    const age = ctx.steppedUpAt ? ctx.now.getTime() - ctx.steppedUpAt.getTime() : Number.POSITIVE_INFINITY
    if (age > STEP_UP_LIFE_MS) fail("step_up_needed")
  }
  return grant
}

/** A refusal may quote names that the sender made up, as many and as long as it liked. */
const MOST_FIELDS = 100
const LONGEST_WORDS = 300

/** Throws `invalid_input` with a sentence per field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input)
  if (result.success) {
    const nul = pathOfNul(result.data)
    if (!nul) return result.data
    throw new AppError("invalid_input", {
      fields: { [nul.join(".") || "input"]: "Holds a character that cannot be kept." },
    })
  }
  const fields: Record<string, string> = {}
  for (const issue of result.error.issues.slice(0, MOST_FIELDS))
    fields[issue.path.join(".").slice(0, LONGEST_WORDS) || "input"] ??= issue.message.slice(0, LONGEST_WORDS)
  throw new AppError("invalid_input", { fields })
}

/**
 * The one door for every change: permission, parse, transaction in the clinic, `run`, facts and outbox, commit.
 * Because `facts` is part of what `run` returns, a change without its record does not compile.
 */
export function command<S extends z.ZodType, Out>(spec: Spec<S, Done<Out>>): Operation<S, Out> {
  return operation("command", spec, async (ctx, input, grant) => {
    const done = await inClinic(ctx.clinicId, async (tx) => {
      const result = await spec.run({ ctx, tx, input, grant })
      await record(tx, ctx, result.facts)
      await emit(tx, result.events ?? [])
      failpoint("command.before")
      return result
    })
    failpoint("command.after")
    if (done.events?.length) wakeEngine()
    for (const one of done.facts) announce(ctx.clinicId, one.name, one.subjectId)
    return done.value
  })
}

/** The same door for reading: permission, parse, transaction in the clinic, and who looked at whom on record. */
export function query<S extends z.ZodType, Out>(spec: QuerySpec<S, Out>): Operation<S, Out> {
  return operation("query", spec, async (ctx, input, grant) => {
    let committed: (() => void) | undefined
    const value = await inClinic(ctx.clinicId, async (tx) => {
      const found = await spec.run({ ctx, tx, input, grant })
      if (spec.reads)
        committed = await recordReads(tx, ctx, grant, spec.reads({ value: found, input, ctx, grant }))
      return found
    })
    committed?.()
    return value
  })
}

function operation<S extends z.ZodType, Out, Result>(
  kind: "query" | "command",
  spec: Spec<S, Result> & { reads?: unknown },
  perform: (ctx: Ctx, input: z.output<S>, grant: Grant) => Promise<Out>,
): Operation<S, Out> {
  const call = async (ctx: Ctx, input: z.input<S>): Promise<Out> => {
    const startedMs = nowMs()
    const line = { requestId: ctx.requestId, clinicId: ctx.clinicId, actor: ctx.actor.kind }
    try {
      const grant = grantFor(ctx, spec.may)
      const value = await perform(ctx, parseInput(spec.input, input), grant)
      log[kind === "command" ? "info" : "debug"](spec.name, {
        ...line,
        status: "ok",
        durationMs: nowMs() - startedMs,
      })
      return value
    } catch (error) {
      const known = toAppError(error)
      const level = known.status >= 500 ? "error" : "info"
      const cause = known.status >= 500 ? { error: known.cause ?? known } : {}
      log[level](spec.name, {
        ...line,
        status: "refused",
        code: known.code,
        durationMs: nowMs() - startedMs,
        ...cause,
      })
      throw known
    }
  }
  const { name, may, input } = spec
  return Object.assign(call, { kind, operation: name, may, input, recordsReads: spec.reads !== undefined })
}
