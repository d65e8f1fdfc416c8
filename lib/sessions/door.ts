import type { ClientBase } from "pg"
import type { z } from "zod"
import { actorLabel, type Ctx } from "@/lib/ctx"
import { platformPool } from "@/lib/db"
import { toAppError } from "@/lib/errors"
import type { Fact } from "@/lib/facts"
import { announce } from "@/lib/live/announce"
import { log } from "@/lib/log"
import { grantFor, type Operation, parseInput } from "@/lib/operation"
import { recordSessionFact } from "@/lib/sessions/record"
import { nowMs } from "@/lib/time"

export type Member = { userId: string; memberId: string; sessionId: string }
type Done<Out> = { value: Out; facts: readonly Fact[] }

type Spec<S extends z.ZodType, Out> = {
  name: string
  input: S
  /** Open to who has yet to set up a second factor. */
  evenLimited?: true
  /** What must be settled first on a connection of its own: held inside the transaction it would need two at once. */
  check?(work: { ctx: Ctx; me: Member; input: z.output<S> }): Promise<void>
  run(work: { ctx: Ctx; me: Member; on: ClientBase; input: z.output<S> }): Promise<Done<Out>>
}

/** One transaction on the platform's connection; sessions and users belong to no clinic. */
export async function inPlatform<T>(work: (on: ClientBase) => Promise<T>): Promise<T> {
  const client = await platformPool().connect()
  try {
    await client.query("begin")
    const value = await work(client)
    await client.query("commit")
    return value
  } catch (error) {
    await client.query("rollback").catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/**
 * The door of `command()` for what a user does with their own sessions: the same order (permission, parse, transaction,
 * facts, commit), on the platform's tables. The subject is always the caller's own, by user id.
 */
export function ownCommand<S extends z.ZodType, Out>(spec: Spec<S, Out>): Operation<S, Out> {
  const call = async (ctx: Ctx, given: z.input<S>): Promise<Out> => {
    const startedMs = nowMs()
    const line = { requestId: ctx.requestId, clinicId: ctx.clinicId, actor: ctx.actor.kind }
    try {
      if (!(spec.evenLimited && ctx.mustEnrol)) grantFor(ctx, "session.own")
      const input = parseInput(spec.input, given)
      const { actor } = ctx
      if (actor.kind !== "member") throw new TypeError(`${spec.name} is a person's`)
      await spec.check?.({ ctx, me: actor, input })
      const done = await inPlatform(async (on) => {
        const result = await spec.run({ ctx, me: actor, on, input })
        for (const fact of result.facts) {
          const who = {
            actor: actorLabel(actor),
            actorName: actor.name,
            requestId: ctx.requestId,
            at: ctx.now,
          }
          await recordSessionFact(on, { ...fact, ...who, clinicId: ctx.clinicId })
        }
        return result
      })
      for (const fact of done.facts) announce(ctx.clinicId, fact.name, fact.subjectId)
      log.info(spec.name, { ...line, status: "ok", durationMs: nowMs() - startedMs })
      return done.value
    } catch (error) {
      const known = toAppError(error)
      const cause = known.status >= 500 ? { error: known.cause ?? known } : {}
      log[known.status >= 500 ? "error" : "info"](spec.name, {
        ...line,
        status: "refused",
        code: known.code,
        durationMs: nowMs() - startedMs,
        ...cause,
      })
      throw known
    }
  }
  return Object.assign(call, {
    kind: "command" as const,
    operation: spec.name,
    may: "session.own" as const,
    input: spec.input,
    recordsReads: false,
  })
}
