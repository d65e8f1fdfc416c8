import { Prisma } from "@/lib/generated/prisma/client"
import { messageLine } from "@/lib/leads/message-words"
import type { MessageDetail, MessageKind } from "@/lib/providers/message"
import { addMs, MINUTE_MS, SECOND_MS } from "@/lib/time"
import type { DemoClinic } from "@/prisma/demo/clinics"
import { idOf } from "@/prisma/demo/dice"
import type { DemoRows } from "@/prisma/demo/leads"

type Said = { kind: MessageKind; body?: string; detail?: MessageDetail; before?: string; deleted?: true }

/** What people send besides words: one each to the newest leads. */
const SAID: readonly Said[] = [
  {
    kind: "image",
    body: "This side",
    detail: { media: { id: "demo-1", mime: "image/jpeg", size: 412_000 } },
  },
  { kind: "audio", detail: { media: { id: "demo-2", mime: "audio/ogg; codecs=opus", voice: true } } },
  { kind: "location", detail: { place: { latitude: 44.4396, longitude: 26.0963, name: "Hotel Unirea" } } },
  { kind: "text", body: "Could I come on Thursday after 17:00?", before: "Could I come on Tuesday?" },
  { kind: "text", body: "Sorry, wrong chat", deleted: true },
  {
    kind: "contacts",
    detail: { cards: [{ name: "My sister Irina", phones: ["+40 700 120 777"], emails: [] }] },
  },
  {
    kind: "document",
    detail: {
      media: { id: "demo-3", mime: "application/pdf", fileName: "x-ray-2026.pdf", size: 2_310_000 },
      forwarded: "once",
    },
  },
  { kind: "unsupported", detail: { errors: [{ code: "131051", title: "Message type is not supported" }] } },
]
const QUESTION = "Would Tuesday or Thursday suit you?"

/** A few of the newest conversations go on with more than words; the same every time. */
export function addKinds(rows: DemoRows, clinic: DemoClinic, clinicId: string, anchor: Date): void {
  const leads = rows.leads
    .filter((lead) => lead.source === "whatsapp" && !lead.ownerId)
    .filter((lead) => anchor.getTime() - (lead.createdAt as Date).getTime() > 3 * MINUTE_MS)
  for (const [n, said] of SAID.entries()) {
    const lead = leads[n]
    if (lead) goOn(rows, clinic, clinicId, lead, said, n)
  }
  const [asked, advertised] = [leads[SAID.length], leads[SAID.length + 1]]
  if (asked) answerByButton(rows, clinic, clinicId, asked)
  if (advertised)
    advertised.referral = {
      source: "ad",
      headline: "A new smile in one visit",
      url: "https://ads.example/smile",
      clickId: null,
      at: (advertised.createdAt as Date).toISOString(),
    }
}

type Lead = DemoRows["leads"][number]

const firstOf = (rows: DemoRows, lead: Lead) => rows.messages.find((one) => one.leadId === lead.id)

function push(
  rows: DemoRows,
  { clinic, clinicId, lead, name }: { clinic: DemoClinic; clinicId: string; lead: Lead; name: string },
  at: Date,
  more: Partial<DemoRows["messages"][number]> & { body: string },
): string {
  const externalId = `wamid.demo.${name}.${clinic.slug}`
  const { contactId } = firstOf(rows, lead)!
  rows.messages.push({
    id: idOf(`${clinic.slug} ${name}`, at),
    clinicId,
    contactId,
    leadId: lead.id,
    direction: "in",
    externalId,
    status: "received",
    statusAt: at,
    providerAt: at,
    createdAt: at,
    ...more,
  })
  return externalId
}

function goOn(rows: DemoRows, clinic: DemoClinic, clinicId: string, lead: Lead, said: Said, n: number): void {
  const at = addMs(lead.createdAt as Date, 70 * SECOND_MS)
  const { kind, body = "", detail, before, deleted } = said
  const changedAt = addMs(at, 40 * SECOND_MS)
  const json = detail && !deleted ? (detail as Prisma.InputJsonObject) : Prisma.DbNull
  const externalId = push(rows, { clinic, clinicId, lead, name: `kind.${n}` }, at, {
    kind,
    body: deleted ? "" : body,
    detail: json,
    editedAt: before ? changedAt : null,
    revokedAt: deleted ? changedAt : null,
  })
  lead.lastMessage = messageLine({ kind, body, detail, revokedAt: deleted ? changedAt : null })
  lead.lastMessageAt = at
  if (!before && !deleted) return
  const { contactId } = firstOf(rows, lead)!
  const version = (what: string, words: string, saidAt: Date) =>
    rows.versions.push({
      id: idOf(`${clinic.slug} version ${what} ${n}`, saidAt),
      clinicId,
      contactId,
      targetExternalId: externalId,
      externalId: what === "original" ? externalId : `${externalId}.${what}`,
      kind: what,
      body: words,
      saidAt,
      createdAt: saidAt,
    })
  version("original", deleted ? "" : (before ?? body), at)
  version(before ? "edit" : "revoke", before ? body : "", changedAt)
}

function answerByButton(rows: DemoRows, clinic: DemoClinic, clinicId: string, lead: Lead): void {
  const of = { clinic, clinicId, lead }
  const at = addMs(lead.createdAt as Date, 60 * SECOND_MS)
  const question = push(rows, { ...of, name: "question" }, at, {
    direction: "out",
    body: QUESTION,
    status: "read",
    providerAt: null,
  })
  push(rows, { ...of, name: "choice" }, addMs(at, 30 * SECOND_MS), {
    kind: "interactive",
    body: "Thursday",
    detail: { choice: { id: "thursday" } },
    replyToExternalId: question,
  })
  push(rows, { ...of, name: "thanks" }, addMs(at, 40 * SECOND_MS), {
    kind: "reaction",
    body: "🙏",
    leadId: null,
    replyToExternalId: question,
  })
  lead.lastMessage = "Thursday"
  lead.lastMessageAt = addMs(at, 30 * SECOND_MS)
}
