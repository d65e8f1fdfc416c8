import { createHash } from "node:crypto"
import type { Prisma } from "@/lib/generated/prisma/client"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time"
import { seconds, textBody, wrap } from "@/prisma/demo/bodies"
import type { DemoClinic } from "@/prisma/demo/clinics"
import { idOf } from "@/prisma/demo/dice"
import type { DemoRows } from "@/prisma/demo/leads"

export type RunRow = {
  id: string
  function_id: string
  event_id: string
  event_name: string
  event_data: { clinicId: string; [key: string]: string }
  clinic_id: string
  subject_id: string | null
  status: "completed" | "failed"
  attempt: number
  max_attempts: number
  output: Prisma.JsonValue
  error: Prisma.JsonValue
  created_at: string
  started_at: string
  finished_at: string
  steps: {
    name: string
    error: Prisma.JsonValue
    output: Prisma.JsonValue
    started_at: string
    finished_at: string
  }[]
  attempts: {
    step: string
    attempt: number
    error: Prisma.JsonValue
    started_at: string
    finished_at: string
  }[]
}

export type History = {
  deliveries: Prisma.WebhookDeliveryCreateManyInput[]
  events: Prisma.WebhookEventCreateManyInput[]
  runs: RunRow[]
}

/** The database was away again and again one night: what failed then waits without a score and can be rerun. */
const OUTAGE = { name: "AppError", message: "unavailable", code: "unavailable" }
const KEPT_DAYS = 14

/** What the provider sent and what ran for it: each incoming message of the last two weeks, and the odd ones. */
export function buildHistory(clinic: DemoClinic, clinicId: string, rows: DemoRows, anchor: Date): History {
  const history: History = { deliveries: [], events: [], runs: [] }
  const names = new Map(rows.patients.map((one) => [one.id, one.name]))
  const leads = new Map(rows.leads.map((one) => [one.id, one]))
  const addresses = new Map(rows.contacts.map((one) => [one.id, one.address]))
  const scores = new Map(rows.scores.map((one) => [one.messageId, one.id]))
  const incoming = rows.messages.filter((one) => one.direction === "in" && one.webhookEventId)
  for (const message of incoming) {
    const at = message.createdAt as Date
    if (anchor.getTime() - at.getTime() > KEPT_DAYS * DAY_MS) continue
    const lead = leads.get(message.leadId ?? "")
    if (!lead) continue
    const from = (addresses.get(message.contactId) ?? "").slice(1)
    const body = textBody(
      clinic,
      from,
      names.get(lead.patientId) ?? "",
      String(message.externalId),
      at,
      message.body,
    )
    addEvent(history, clinic, clinicId, {
      at,
      eventId: message.webhookEventId!,
      key: String(message.externalId),
      kind: "messages/text",
      body,
      fate: "processed",
    })
    history.runs.push(
      doneRun(
        clinicId,
        "process-whatsapp-message",
        "webhook/received",
        { webhookEventId: message.webhookEventId!, provider: "whatsapp" },
        null,
        at,
        3,
        [["record", { fate: "processed" }]],
      ),
    )
    if (lead.score === null) {
      history.runs.push(
        failedRun(clinicId, { messageId: message.id, leadId: lead.id }, lead.id, addMs(at, 300)),
      )
    } else {
      history.runs.push(
        doneRun(
          clinicId,
          "lead-scoring-workflow",
          "message.received",
          { messageId: message.id, leadId: lead.id },
          lead.id,
          addMs(at, 300),
          5,
          [
            ["score", { scoreId: scores.get(message.id) ?? null }],
            ["sync-hubspot", { synced: false }],
            ...(lead.classification === "HOT" || lead.urgency !== "none"
              ? ([["notify", { notified: 2 }]] as const)
              : []),
          ],
        ),
      )
    }
  }
  addOddOnes(history, clinic, clinicId, anchor)
  return history
}

type Incoming = {
  at: Date
  eventId: string
  key: string
  kind: string
  body: object
  fate: string
  reason?: string
}

function addEvent(history: History, clinic: DemoClinic, clinicId: string, one: Incoming): void {
  const deliveryId = idOf(`${clinic.slug} delivery ${one.key}`, one.at)
  history.deliveries.push({
    id: deliveryId,
    clinicId,
    provider: "whatsapp",
    outcome: "accepted",
    accepted: 1,
    verifiedBy: `${clinic.scheme}#1`,
    headers: [
      ["content-type", "application/json"],
      ["user-agent", "facebookexternalua"],
    ],
    body: new Uint8Array(Buffer.from(JSON.stringify(one.body))),
    receivedAt: one.at,
  })
  history.events.push({
    id: one.eventId,
    clinicId,
    provider: "whatsapp",
    key: one.key,
    kind: one.kind,
    position: 0,
    deliveryId,
    fate: one.fate,
    reason: one.reason ?? null,
    providerAt: addMs(one.at, -1_200),
    receivedAt: one.at,
    finishedAt: addMs(one.at, 240),
  })
}

/** Chats that were only opened, a number of another account, a second sending, a wrong signature. */
function addOddOnes(history: History, clinic: DemoClinic, clinicId: string, anchor: Date): void {
  for (let n = 0; n < 14; n++) {
    const at = addMs(anchor, -(n * 7 + 1) * HOUR_MS - n * 11 * MINUTE_MS)
    const key = `wamid.demo.welcome.${clinic.slug}.${n}`
    const body = wrap(clinic, clinic.phoneNumberId, "messages", [
      { from: "40700120000", id: key, timestamp: seconds(at), type: "request_welcome" },
    ])
    addEvent(history, clinic, clinicId, {
      at,
      eventId: idOf(`${clinic.slug} welcome ${n}`, at),
      key,
      kind: "messages/request_welcome",
      body,
      fate: "ignored",
      reason: "The chat was opened; nothing was written.",
    })
  }
  for (let n = 0; n < 2; n++) {
    const at = addMs(anchor, -(26 + n * 31) * HOUR_MS)
    const key = `wamid.demo.foreign.${clinic.slug}.${n}`
    const body = wrap(clinic, "106540352249999", "messages", [
      { from: "40700129999", id: key, timestamp: seconds(at), type: "text", text: { body: "Hello?" } },
    ])
    addEvent(history, clinic, clinicId, {
      at,
      eventId: idOf(`${clinic.slug} foreign ${n}`, at),
      key,
      kind: "messages/text",
      body,
      fate: "quarantined",
      reason: "The phone number id is not this clinic's.",
    })
  }
  for (let n = 0; n < 9; n++) {
    const at = addMs(anchor, -(n * 13 + 2) * HOUR_MS)
    const outcome = n % 3 === 0 ? "refused" : "duplicate"
    history.deliveries.push({
      id: idOf(`${clinic.slug} again ${n}`, at),
      clinicId,
      provider: "whatsapp",
      outcome,
      receivedAt: at,
      duplicate: outcome === "duplicate" ? 1 : 0,
      refused: outcome === "refused" ? 1 : 0,
      reason: outcome === "refused" ? "wrong_signature" : null,
    })
  }
}

function doneRun(
  clinicId: string,
  functionId: string,
  eventName: string,
  ids: Record<string, string>,
  subjectId: string | null,
  at: Date,
  maxAttempts: number,
  steps: readonly (readonly [string, Prisma.JsonValue])[],
): RunRow {
  const what = `${functionId} ${Object.values(ids).join(" ")}`
  // A webhook event announces itself under its own id.
  const eventId = ids.webhookEventId ?? idOf(`event ${what}`, at)
  return {
    id: idOf(`run ${what}`, at),
    function_id: functionId,
    event_id: eventId,
    event_name: eventName,
    event_data: { clinicId, ...ids },
    clinic_id: clinicId,
    subject_id: subjectId,
    status: "completed",
    attempt: 0,
    max_attempts: maxAttempts,
    output: null,
    error: null,
    created_at: at.toISOString(),
    started_at: addMs(at, 12).toISOString(),
    finished_at: addMs(at, 40 + steps.length * 35).toISOString(),
    steps: steps.map(([name, output], index) => ({
      name,
      output,
      error: null,
      started_at: addMs(at, 20 + index * 35).toISOString(),
      finished_at: addMs(at, 48 + index * 35).toISOString(),
    })),
    attempts: [],
  }
}

export function failedRun(
  clinicId: string,
  ids: Record<string, string>,
  subjectId: string,
  at: Date,
): RunRow {
  const run = doneRun(clinicId, "lead-scoring-workflow", "message.received", ids, subjectId, at, 5, [])
  const delaysMs = [0, 1_100, 3_300, 7_500, 15_800]
  const last = addMs(at, 15_900)
  return {
    ...run,
    status: "failed",
    attempt: 4,
    error: OUTAGE,
    finished_at: addMs(last, 60).toISOString(),
    steps: [
      {
        name: "score",
        output: null,
        error: OUTAGE,
        started_at: addMs(at, 20).toISOString(),
        finished_at: last.toISOString(),
      },
    ],
    attempts: delaysMs.map((delay, attempt) => ({
      step: "score",
      attempt,
      error: OUTAGE,
      started_at: addMs(at, delay + 20).toISOString(),
      finished_at: addMs(at, delay + 90).toISOString(),
    })),
  }
}

export const stepIdOf = (name: string): string => createHash("sha1").update(name).digest("hex")
