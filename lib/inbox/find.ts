import { type Ctx, grantOf } from "@/lib/ctx"
import { absent, platformDb, type Tx } from "@/lib/db"
import { isId } from "@/lib/ids"
import { FindEventInput } from "@/lib/inbox/ledger-schema"
import { type StoredEvent, toEventRow } from "@/lib/inbox/list"
import { showHeaders } from "@/lib/inbox/redact"
import { MOST_REDACTED, redactedText } from "@/lib/inbox/redacted-text"
import { mayReadPlatformInbox } from "@/lib/inbox/side"
import { bodyWithin } from "@/lib/inbox/stored-body"
import type { EventDetail, Outcome } from "@/lib/inbox/words"
import { query } from "@/lib/operation"

const MOST_SIBLINGS = 50
const MOST_RUNS = 50

/** One event with the request it came in, and what it led to. The body is redacted for everybody here. */
export const findWebhookEvent = query({
  name: "webhooks.find",
  may: "webhooks.read",
  input: FindEventInput,
  async run({ ctx, tx, input, grant }): Promise<EventDetail> {
    const { from, stored, side } = await findOnSide(ctx, tx, input.id)
    const { delivery } = stored
    const masked = grant.scope === "masked"
    const { bytes, body } = await bodyWithin(from, delivery.id, MOST_REDACTED)
    const shown = redactedText(delivery.provider, bytes, body)
    const siblings = await from.webhookEvent.findMany({
      where: { deliveryId: stored.deliveryId, id: { not: stored.id } },
      select: { id: true, position: true, kind: true, fate: true },
      orderBy: { position: "asc" },
      take: MOST_SIBLINGS,
    })
    const message = await tx.message.findFirst({
      where: { webhookEventId: stored.id },
      select: {
        id: true,
        leadId: true,
        direction: true,
        status: true,
        lead: { select: { patient: { select: { id: true, name: true } } } },
      },
    })
    const runs = await runsOf(tx, stored, message)
    const skipped = await skippedOf(tx, stored, message)
    return {
      ...toEventRow(stored as StoredEvent, masked),
      masked,
      side,
      assignedFromId: stored.assignedFromId,
      position: stored.position,
      delivery: {
        id: delivery.id,
        provider: delivery.provider,
        outcome: delivery.outcome as Outcome,
        accepted: delivery.accepted,
        duplicate: delivery.duplicate,
        refused: delivery.refused,
        reason: delivery.reason,
        verifiedBy: delivery.verifiedBy,
        receivedAt: delivery.receivedAt.toISOString(),
        headers: showHeaders(delivery.headers),
        body: shown.body,
        bodyIsCut: shown.isCut,
        bodyBytes: bytes,
      },
      siblings: siblings as EventDetail["siblings"],
      runs,
      skipped,
      message: message && {
        id: message.id,
        leadId: message.leadId,
        direction: message.direction,
        status: message.status,
      },
      patientId: masked ? null : (message?.lead?.patient.id ?? null),
      patientName: mayName(ctx) ? (message?.lead?.patient.name ?? null) : null,
    }
  },
  reads: ({ value }) => (value.patientId ? { what: "webhook event", patientIds: [value.patientId] } : null),
})

/** Its request's bytes may be many: who needs them asks for them. */
const WITH_DELIVERY = { delivery: { omit: { body: true } } } as const

export async function findStored(tx: Tx, id: string) {
  if (!isId(id)) return absent()
  return (await tx.webhookEvent.findUnique({ where: { id }, include: WITH_DELIVERY })) ?? absent()
}

/** The clinic's event, or one that belongs to none for who may see those. */
async function findOnSide(ctx: Ctx, tx: Tx, id: string) {
  if (!isId(id)) return absent()
  const own = await tx.webhookEvent.findUnique({ where: { id }, include: WITH_DELIVERY })
  if (own) return { stored: own, from: tx, side: "clinic" as const }
  if (!mayReadPlatformInbox(ctx)) return absent()
  const stored = await platformDb().webhookEvent.findFirst({
    where: { id, clinicId: null },
    include: WITH_DELIVERY,
  })
  return { stored: stored ?? absent(), from: platformDb() as Tx, side: "platform" as const }
}

const mayName = (ctx: Ctx): boolean => grantOf(ctx, "leads.read")?.scope === "all"

type FoundRun = {
  id: string
  functionId: string
  status: string
  createdAt: Date
  finishedAt: Date | null
}

/**
 * What it started (the event that announced it has its id, a replay's has it as its beginning), and what the message
 * it became started in turn.
 */
async function runsOf(
  tx: Tx,
  event: { id: string; replays: number },
  message: { id: string; leadId: string | null } | null,
) {
  const announced = announcedAs(event)
  const found = await tx.$queryRaw<FoundRun[]>`
    select id, "functionId", status, "createdAt", "finishedAt" from "Run" where "eventId" = any (${announced})
    union
    select run.id, run."functionId", run.status, run."createdAt", run."finishedAt" from "Run" run
    join engine.event told on told.id = run."eventId" and told.data->>'messageId' = ${message?.id ?? ""}
    where run."subjectId" = ${message?.leadId ?? ""}
    order by "createdAt", id limit ${MOST_RUNS}`
  return found.map((run) => ({
    ...run,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  }))
}

const announcedAs = ({ id, replays }: { id: string; replays: number }): string[] => [
  id,
  ...Array.from({ length: replays }, (_, nth) => `${id}:${nth + 1}`),
]

/** Why did nothing run: functions that were held back from it or from its message, as the engine wrote it down. */
async function skippedOf(
  tx: Tx,
  event: { id: string; replays: number },
  message: { id: string } | null,
): Promise<EventDetail["skipped"]> {
  const events = [...announcedAs(event), ...(message ? [`message.received:${message.id}`] : [])]
  const rows = await tx.$queryRaw<(Omit<EventDetail["skipped"][number], "at"> & { at: Date })[]>`
    select function_id as "functionId", because, run_id as "runId", at from engine.skipped
    where event_id = any (${events}::text[]) order by at, id limit ${MOST_RUNS}`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
