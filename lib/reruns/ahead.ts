import { syncsAhead } from "@/lib/crm/ahead"
import type { SyncAsk } from "@/lib/crm/person"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Ahead } from "@/lib/effects/ahead"
import { isId } from "@/lib/ids"
import { messagesAhead } from "@/lib/messaging/ahead"
import type { ChosenRun } from "@/lib/reruns/selection"
import { SCORER } from "@/lib/scoring/schema"

type Data = Record<string, unknown>
type Kind = "message" | "crm_write" | "notification"
type Resolve = (tx: Tx, ctx: Ctx, runs: readonly ChosenRun[]) => Promise<Map<string, Ahead>>

const text = (value: unknown): string => (typeof value === "string" ? value : "")

/** What each run would do of a kind, found as its function finds it: by what its event says. */
const RESOLVERS: Record<Kind, Resolve> = {
  message: async (tx, ctx, runs) => {
    const data = await eventsOf(tx, runs)
    const messageOf = (run: ChosenRun) => text(data.get(run.eventId)?.messageId)
    const ahead = await messagesAhead(tx, ctx, [...new Set(runs.map(messageOf))])
    return byRun(runs, (run) => ahead.get(messageOf(run)))
  },
  crm_write: async (tx, ctx, runs) => {
    const data = await eventsOf(tx, runs)
    const asks = await withScores(
      tx,
      runs.map((run) => data.get(run.eventId) ?? {}),
    )
    const ahead = await syncsAhead(tx, ctx, asks)
    return byRun(runs, (_, n) => ahead[n])
  },
  notification: async (tx, _ctx, runs) => {
    const data = await eventsOf(tx, runs)
    return byRun(runs, ({ eventId }) => {
      const { mailId, deliveryId } = data.get(eventId) ?? {}
      if (mailId) return { key: `mail:${text(mailId)}` }
      return deliveryId ? { key: `push:${text(deliveryId)}` } : null
    })
  },
}

export const aheadOf = (
  tx: Tx,
  ctx: Ctx,
  kind: Kind,
  runs: readonly ChosenRun[],
): Promise<Map<string, Ahead>> => RESOLVERS[kind](tx, ctx, runs)

function byRun(
  runs: readonly ChosenRun[],
  find: (run: ChosenRun, n: number) => Ahead | null | undefined,
): Map<string, Ahead> {
  return new Map(
    runs.flatMap((run, n) => {
      const ahead = find(run, n)
      return ahead ? [[run.id, ahead] as const] : []
    }),
  )
}

async function eventsOf(tx: Tx, runs: readonly ChosenRun[]): Promise<Map<string, Data>> {
  const rows = await tx.$queryRaw<{ id: string; data: Data }[]>`
    select id, data from engine.event where id = any (${runs.map((run) => run.eventId)}::text[])`
  return new Map(rows.map((row) => [row.id, row.data]))
}

/** A run that scores finds the message's score where it has one, as scoring it again does. */
async function withScores(tx: Tx, events: readonly Data[]): Promise<SyncAsk[]> {
  const keyOf = (messageId: string, revision: string) => `${messageId} ${revision}`
  const messageIds = [...new Set(events.map((data) => text(data.messageId)).filter(isId))]
  const scores = messageIds.length
    ? await tx.score.findMany({
        where: { messageId: { in: messageIds }, scorer: SCORER },
        select: { id: true, messageId: true, revision: true },
      })
    : []
  const scoreOf = new Map(scores.map((one) => [keyOf(one.messageId ?? "", one.revision), one.id]))
  return events.map((data) => ({
    leadId: text(data.leadId),
    scoreId: text(data.scoreId) || scoreOf.get(keyOf(text(data.messageId), text(data.revision))) || null,
  }))
}
