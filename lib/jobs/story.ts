import type { Tx } from "@/lib/db"
import { isId } from "@/lib/ids"
import type { RunDetail, RunEffect, RunMessage } from "@/lib/jobs/schema"
import { readTraceparent, traceOf } from "@/lib/telemetry/trace"

const MOST = 100
const MOST_REPLAYS = 20

type Story = Pick<RunDetail, "webhookEventId" | "messages"> & {
  /** Events that tell of the same webhook or its messages. */
  eventIds: string[]
}
export const NO_STORY: Story = { webhookEventId: null, messages: [], eventIds: [] }

/** From the webhook to its messages and to what these began, starting from the event of any run among them. */
export async function readStory(tx: Tx, event: RunDetail["event"]): Promise<Story> {
  const messageId = idIn(event, "messageId")
  const named = idIn(event, "webhookEventId")
  if (!messageId && !named) return NO_STORY
  const found = await tx.message.findMany({
    where: { OR: [...(messageId ? [{ id: messageId }] : []), ...(named ? [{ webhookEventId: named }] : [])] },
    select: { id: true, leadId: true, direction: true, webhookEventId: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST_REPLAYS,
  })
  const wanted = named ?? found[0]?.webhookEventId ?? null
  const webhook = wanted
    ? await tx.webhookEvent.findUnique({ where: { id: wanted }, select: { replays: true } })
    : null
  const replays = Array.from(
    { length: Math.min(webhook?.replays ?? 0, MOST_REPLAYS) },
    (_, nth) => `${wanted}:${nth + 1}`,
  )
  return {
    webhookEventId: webhook ? wanted : null,
    messages: found.map(
      ({ id, leadId, direction }): RunMessage => ({
        id,
        leadId,
        direction: direction === "out" ? "out" : "in",
      }),
    ),
    eventIds: [...(wanted ? [wanted] : []), ...replays, ...found.map(({ id }) => `message.received:${id}`)],
  }
}

function idIn(event: RunDetail["event"], name: string): string | null {
  const value = event?.data[name]
  return typeof value === "string" && isId(value) ? value : null
}

/** The trace it carries, or the one its event begins. */
export const traceIdOf = (trace: string | null, event: { id: string; data: unknown }): string =>
  (readTraceparent(trace) ?? readTraceparent(traceOf(event)))?.traceId ?? ""

/** What it did outside, oldest first, with the message where it was one. */
export async function readEffects(tx: Tx, runId: string): Promise<RunEffect[]> {
  const rows = await tx.effect.findMany({
    where: { runs: { some: { runId } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST,
  })
  const messageOf = new Map(rows.map(({ id, key }) => [id, messageIn(key)]))
  const ids = [...messageOf.values()].filter((id) => id !== null)
  const messages = ids.length
    ? await tx.message.findMany({ where: { id: { in: ids } }, select: { id: true, leadId: true } })
    : []
  return rows.map(({ id, key, kind, provider, status, reason, stepName, createdAt }) => {
    const message = messages.find((one) => one.id === messageOf.get(id))
    return {
      id,
      key,
      kind,
      provider,
      status: status as RunEffect["status"],
      reason,
      stepName,
      at: createdAt.toISOString(),
      messageId: message?.id ?? null,
      leadId: message?.leadId ?? null,
    }
  })
}

/** `message:<id>` is the effect of sending it. */
function messageIn(key: string): string | null {
  const id = key.startsWith("message:") ? key.slice(8, 44) : ""
  return isId(id) ? id : null
}

export async function readCause(tx: Tx, fingerprint: string): Promise<RunDetail["cause"]> {
  const [row] = await tx.$queryRaw<{ id: string; count: number }[]>`
    select id, count::int as count from engine.cause where fingerprint = ${fingerprint} order by last_at desc limit 1`
  return row ?? null
}

/** The action that made it, or the newest that ran it again. */
export function readAction(tx: Tx, runId: string, actionId: string | null): Promise<RunDetail["action"]> {
  return tx.rerunAction.findFirst({
    where: actionId ? { id: actionId } : { items: { some: { runId } } },
    select: { id: true, name: true, status: true },
    orderBy: { createdAt: "desc" },
  })
}

export async function readOccasion(tx: Tx, id: string): Promise<RunDetail["occasion"]> {
  const row = await tx.scheduleOccasion.findUnique({
    where: { id },
    select: { scheduleId: true, dueAt: true, isManual: true, isCaughtUp: true },
  })
  return row && { ...row, dueAt: row.dueAt.toISOString() }
}
