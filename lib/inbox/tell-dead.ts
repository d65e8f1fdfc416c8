import { z } from "zod"
import type { Ctx } from "@/lib/ctx"
import { platformPool, type Tx } from "@/lib/db"
import { ERRORS, type ErrorCode } from "@/lib/errors"
import type { Fact } from "@/lib/facts"
import { saidProvider } from "@/lib/inbox/said-provider"
import { command } from "@/lib/operation"
import { notifyOperations } from "@/lib/operation-notices/notify"
import { platformCtxIfAny } from "@/lib/platform"
import { makeTask } from "@/lib/tasks/make"
import { addMs, DAY_MS, HOUR_MS } from "@/lib/time"

const MOST_CAUSES = 10

type Cause = { provider: string; kind: string; reason: string; count: number; day: string }

const CAUSES = `
  select provider, kind, coalesce(reason, 'internal') as reason, count(*)::int as count,
    to_char(max("finishedAt") at time zone 'UTC', 'YYYY-MM-DD') as day
  from "WebhookEvent"
  where "clinicId" is null and fate = 'dead' and "receivedAt" > $1 and "finishedAt" > $2
  group by 1, 2, 3 order by 4 desc, 1, 2 limit $3`

/**
 * What a partner told of the software and could not be processed: a notice and an operator's task, once a cause and day,
 * however many died of it and whoever looks.
 */
export const tellPlatformDead = command({
  name: "inbox.tellPlatformDead",
  may: "platformConnections.write",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const since = addMs(ctx.now, -DAY_MS)
    const { rows } = await platformPool().query<Cause>(CAUSES, [addMs(since, -DAY_MS), since, MOST_CAUSES])
    const facts: Fact[] = []
    // At most ten, each told once: a few statements each are no burden.
    for (const one of rows) facts.push(...(await tellCause(tx, ctx, one)))
    return { value: { causes: rows.length }, facts }
  },
})

async function tellCause(tx: Tx, ctx: Ctx, one: Cause): Promise<Fact[]> {
  const { provider, kind, reason, count, day } = one
  const name = `${provider} ${kind} ${reason} ${day}`
  const href = `/webhooks?${new URLSearchParams({ view: "events", side: "platform", fate: "dead", provider, kind })}`
  const code = (Object.hasOwn(ERRORS, reason) ? reason : "internal") as ErrorCode
  const { facts } = await makeTask(tx, ctx, {
    kind: "other",
    title: `See why an event of ${saidProvider(provider)} could not be processed`,
    why: ERRORS[code].sentence,
    dueAt: addMs(ctx.now, HOUR_MS),
    owner: { role: "operator" },
    href,
    source: "run",
    effectKey: `dead platform ${name}`,
  })
  const told = await notifyOperations(tx, ctx, {
    kind: "alert",
    key: `alert:webhooks ${name}:dead`,
    title: `What ${saidProvider(provider)} tells cannot be processed: ${kind}`,
    body: `${count} of its events ran out of tries (${reason}). They are kept, and can be replayed when the reason is gone.`,
    href,
    severity: "warning",
  })
  return [...facts, ...told]
}

/** Where no clinic stands for all there is nobody to tell. */
export async function tellPlatformDeadIfAny(name: string): Promise<{ causes: number }> {
  const ctx = await platformCtxIfAny(name)
  return ctx ? tellPlatformDead(ctx, {}) : { causes: 0 }
}
