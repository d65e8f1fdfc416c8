import { z } from "zod"
import type { Role } from "@/lib/can"
import { type OpeningHours, openMsBetween, openSpans, readOpeningHours } from "@/lib/clinics/opening-hours"
import { type HeardConnection, readHeard } from "@/lib/connections/heard"
import { HISTORY_MS, isSilent } from "@/lib/connections/rules"
import { providerSpec } from "@/lib/connections/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { makeTask } from "@/lib/tasks/make"
import type { Outcome } from "@/lib/tasks/words"
import { addMs, HOUR_MS } from "@/lib/time"

export type Watched = { fellSilent: number; heardAgain: number }

/** Marks the clinic's connections that have gone quiet in opening hours, and takes the mark from those heard again. */
export const watchConnections = command({
  name: "connections.watch",
  may: "connections.write",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const clinic = await tx.clinic.findFirstOrThrow({ select: { openingHours: true } })
    const hours = readOpeningHours(clinic.openingHours)
    const changed = await silenceChanges(tx, "clinic", ctx.now, hours, ctx.clinic.timeZone)
    const facts: Fact[] = []
    for (const { id, silentSince } of changed)
      await tx.connection.update({ where: { id }, data: { silentSince } })
    for (const one of changed) facts.push(...(await tell(tx, ctx, one, "admin")))
    return { value: counted(changed), facts }
  },
})

export function counted(changed: readonly HeardConnection[]): Watched {
  const fellSilent = changed.filter((one) => one.silentSince).length
  return { fellSilent, heardAgain: changed.length - fellSilent }
}

/** A task for who can look into it, or its end. */
export const tell = (tx: Tx, ctx: Ctx, one: HeardConnection, role: Role): Promise<Fact[]> =>
  one.silentSince ? raise(tx, ctx, one, one.silentSince, role) : settle(tx, ctx, one)

/** Those whose mark is wrong, with the mark they should have. At most a handful in a clinic. */
export async function silenceChanges(
  tx: Tx,
  level: "clinic" | "platform",
  at: Date,
  hours: OpeningHours,
  zone: string,
): Promise<HeardConnection[]> {
  const from = addMs(at, -HISTORY_MS)
  const heard = await readHeard(tx, level, openSpans(hours, zone, from, at), from)
  return heard.flatMap((one): HeardConnection[] => {
    const since = one.createdAt > from ? one.createdAt : from
    const lastAt = one.lastAt ?? since
    const silent = isSilent({ ...one, sinceLastMs: openMsBetween(hours, zone, lastAt, at) })
    // Whatever the usual is: what was heard after the mark was set is silent no more.
    const heardSince = one.silentSince !== null && lastAt > one.silentSince
    if (one.silentSince && (silent === false || heardSince)) return [{ ...one, silentSince: null }]
    return !one.silentSince && silent ? [{ ...one, silentSince: lastAt }] : []
  })
}

const taskKey = (id: string) => `silent_connection:${id}:`

async function raise(
  tx: Tx,
  ctx: Ctx,
  { id, provider }: HeardConnection,
  since: Date,
  role: Role,
): Promise<Fact[]> {
  const name = providerSpec(provider)?.name ?? provider
  const { facts } = await makeTask(tx, ctx, {
    kind: "silent_connection",
    title: `Find out why ${name} is silent`,
    why: `Nothing came for three times the usual gap, counted in ${role === "admin" ? "opening" : "working"} hours.`,
    dueAt: addMs(ctx.now, HOUR_MS),
    owner: { role },
    href: `/settings/integrations/${id}`,
    source: "rule",
    sourceId: id,
    effectKey: `${taskKey(id)}${since.toISOString()}`,
  })
  return [fact("connection.fell_silent", id, { after: { provider, since: since.toISOString() } }), ...facts]
}

async function settle(tx: Tx, ctx: Ctx, { id, provider }: HeardConnection): Promise<Fact[]> {
  const outcome: Outcome = "not_needed"
  const closed = await tx.task.updateManyAndReturn({
    where: { effectKey: { startsWith: taskKey(id) }, status: "open" },
    data: { status: "done", outcome, finishedAt: ctx.now, updatedAt: ctx.now },
    select: { id: true },
  })
  return [
    fact("connection.heard_again", id, { after: { provider } }),
    ...closed.map((task) =>
      fact("task.finished", task.id, {
        before: { status: "open" },
        after: { status: "done", outcome },
        reason: "It is heard again.",
      }),
    ),
  ]
}
