import { z } from "zod"
import { type OpeningHours, openMsBetween, openSpans, readOpeningHours } from "@/lib/clinics/opening-hours"
import { type HeardConnection, readHeard } from "@/lib/connections/heard"
import { HISTORY_MS, isSilent } from "@/lib/connections/rules"
import { providerSpec } from "@/lib/connections/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { makeTask } from "@/lib/tasks/make"
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
    for (const one of changed) {
      await tx.connection.update({ where: { id: one.id }, data: { silentSince: one.silentSince } })
      facts.push(
        ...(one.silentSince ? await raise(tx, ctx, one, one.silentSince) : await settle(tx, ctx, one)),
      )
    }
    const fellSilent = changed.filter((one) => one.silentSince).length
    return { value: { fellSilent, heardAgain: changed.length - fellSilent } satisfies Watched, facts }
  },
})

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
    const silent = isSilent({
      count: one.count,
      openMs: openMsBetween(hours, zone, since, at),
      sinceLastMs: openMsBetween(hours, zone, lastAt, at),
    })
    // Whatever the usual is: what was heard after the mark was set is silent no more.
    const heardSince = one.silentSince !== null && lastAt > one.silentSince
    if (one.silentSince && (silent === false || heardSince)) return [{ ...one, silentSince: null }]
    return !one.silentSince && silent ? [{ ...one, silentSince: lastAt }] : []
  })
}

const taskKey = (id: string) => `silent_connection:${id}:`

async function raise(tx: Tx, ctx: Ctx, { id, provider }: HeardConnection, since: Date): Promise<Fact[]> {
  const name = providerSpec(provider)?.name ?? provider
  const { facts } = await makeTask(tx, ctx, {
    kind: "silent_connection",
    title: `Find out why ${name} is silent`,
    why: "Nothing came for three times the usual gap, counted in opening hours.",
    dueAt: addMs(ctx.now, HOUR_MS),
    owner: { role: "admin" },
    href: `/settings/integrations/${id}`,
    source: "rule",
    sourceId: id,
    effectKey: `${taskKey(id)}${since.toISOString()}`,
  })
  return [fact("connection.fell_silent", id, { after: { provider, since: since.toISOString() } }), ...facts]
}

async function settle(tx: Tx, ctx: Ctx, { id, provider }: HeardConnection): Promise<Fact[]> {
  const closed = await tx.task.updateManyAndReturn({
    where: { effectKey: { startsWith: taskKey(id) }, status: "open" },
    data: { status: "done", outcome: "heard again", finishedAt: ctx.now, updatedAt: ctx.now },
    select: { id: true },
  })
  return [
    fact("connection.heard_again", id, { after: { provider } }),
    ...closed.map((task) =>
      fact("task.done", task.id, { before: { status: "open" }, after: { status: "done" } }),
    ),
  ]
}
