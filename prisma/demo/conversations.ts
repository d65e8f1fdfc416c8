import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import type { OutboxEvent } from "@/lib/outbox"
import { addMs, calendarDay, DAY_MS, fromWallClock, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"
import { idOf } from "@/prisma/demo/dice"
import type { DemoRows } from "@/prisma/demo/leads"
import { ANSWERS, type Speech, STAFF } from "@/prisma/demo/people"
import { DRAFTS, NOTES, QUICK_REPLIES, WENT_ON } from "@/prisma/demo/quick-replies"

type Given = {
  slug: "northside" | "lakeview"
  clinicId: string
  timeZone: string
  anchor: Date
  rows: DemoRows
  memberId: (role: "admin" | "doctor" | "coordinator" | "frontdesk") => string
}

const talkIdOf = (slug: string, contactId: string, at: Date) => idOf(`conversation ${slug} ${contactId}`, at)

/** Before the messages, which would make them under ids of their own. */
export function conversationsOf(
  slug: string,
  clinicId: string,
  rows: DemoRows,
  anchor: Date,
): Prisma.ConversationCreateManyInput[] {
  const spoken = new Set(rows.messages.map((one) => one.contactId))
  return rows.contacts
    .filter((one) => spoken.has(one.id))
    .map(({ id: contactId, channel, createdAt }) => ({
      id: talkIdOf(slug, contactId, anchor),
      clinicId,
      contactId,
      channel,
      createdAt,
    }))
}

type Talk = { id: string; contactId: string; leadId: string; patientId: string; speech: Speech; from: Date }

/** The inbox of a working day: what waits, sleeps and is settled, whose it is, and what colleagues wrote beside it. */
export async function seedConversations(tx: Tx, given: Given): Promise<OutboxEvent[]> {
  const { clinicId, anchor, memberId } = given
  const talks = talksOf(given)
  await settleOld(tx, given)
  await tx.$executeRaw`
    update "Conversation" talk set "assigneeId" = lead."ownerId"
    from "Lead" lead join "PatientContact" link on link."patientId" = lead."patientId"
    where talk."contactId" = link."contactId" and talk.status = 'open' and lead."ownerId" is not null`
  await tx.message.createMany({ data: messagesOf(given, talks), skipDuplicates: true })
  const [desk, coordinator, doctor] = [memberId("frontdesk"), memberId("coordinator"), memberId("doctor")]
  const change = (talk: Talk | undefined, data: Prisma.ConversationUncheckedUpdateManyInput) =>
    tx.conversation.updateMany({ where: { id: talk?.id ?? clinicId }, data })
  const entry = (talk: Talk, kind: string, more: Partial<Prisma.ConversationEntryCreateManyInput>) => ({
    id: idOf(`entry ${kind} ${talk.id}`, anchor),
    clinicId,
    conversationId: talk.id,
    kind,
    memberId: coordinator,
    createdAt: addMs(anchor, -30 * MINUTE_MS),
    ...more,
  })
  const waiting = talks.filter((one) => anchor.getTime() - one.from.getTime() < 3 * HOUR_MS)
  const earlier = talks.filter((one) => !waiting.includes(one))
  const entries: Prisma.ConversationEntryCreateManyInput[] = []
  const mentions: Prisma.ConversationMentionCreateManyInput[] = []
  for (const [n, talk] of waiting.entries()) {
    if (n % 3 !== 1) continue
    const owner = n % 2 ? desk : coordinator
    await change(talk, { assigneeId: owner })
    entries.push(entry(talk, "assigned", { toMemberId: owner, createdAt: addMs(anchor, -MINUTE_MS) }))
  }
  for (const [n, body] of NOTES.entries()) {
    const talk = waiting[n * 2] ?? earlier[n]
    if (!talk) continue
    const note = entry(talk, "note", {
      body: body.replace("{name}", `@${STAFF[given.slug].frontdesk}`),
      createdAt: addMs(anchor, -(n + 1) * MINUTE_MS),
    })
    entries.push(note)
    if (n === 0)
      mentions.push({
        clinicId,
        entryId: note.id,
        memberId: desk,
        conversationId: talk.id,
        createdAt: addMs(anchor, -MINUTE_MS),
      })
  }
  const asleep = earlier.slice(0, 3)
  const events: OutboxEvent[] = []
  for (const [n, talk] of asleep.entries()) {
    const until = nextAt(given, 9 + n, n)
    await change(talk, { status: "snoozed", snoozedUntil: until, snoozedById: coordinator })
    entries.push(entry(talk, "snoozed", { until }))
    events.push({
      name: "conversation.snoozed",
      id: `demo.snoozed:${talk.id}`,
      data: { clinicId, conversationId: talk.id, until: until.toISOString() },
    })
  }
  const settled = earlier.slice(3, 6)
  for (const talk of settled) {
    await change(talk, { status: "closed", handledAt: addMs(anchor, -20 * MINUTE_MS) })
    entries.push(entry(talk, "closed", { createdAt: addMs(anchor, -20 * MINUTE_MS) }))
  }
  await tx.conversationEntry.createMany({ data: entries, skipDuplicates: true })
  await tx.conversationMention.createMany({ data: mentions, skipDuplicates: true })
  const begun = [desk, coordinator, doctor].flatMap((member, n) => {
    const talk = waiting[n] ?? earlier[n]
    return talk
      ? [
          {
            clinicId,
            conversationId: talk.id,
            memberId: member,
            body: DRAFTS[talk.speech],
            savedAt: addMs(anchor, -2 * MINUTE_MS),
          },
        ]
      : []
  })
  await tx.conversationDraft.createMany({ data: begun, skipDuplicates: true })
  await tx.conversationRead.createMany({
    data: waiting.slice(0, 6).flatMap((talk) =>
      [desk, coordinator, memberId("admin")].map((member) => ({
        clinicId,
        conversationId: talk.id,
        memberId: member,
        readAt: addMs(talk.from, -MINUTE_MS),
      })),
    ),
    skipDuplicates: true,
  })
  await tx.quickReply.createMany({ data: quickRepliesOf(given, desk), skipDuplicates: true })
  return [...events, ...plannedEvents(given, talks)]
}

/** What was answered, or given up, days ago is no work. */
const settleOld = (tx: Tx, { anchor }: Given) => tx.$executeRaw`
  update "Conversation" talk set status = 'closed', "handledAt" = ${anchor}::timestamptz
  where talk."lastMessageAt" < ${addMs(anchor, -2 * DAY_MS)}::timestamptz and (
    talk."waitingSince" is null or talk."lastMessageAt" < ${addMs(anchor, -5 * DAY_MS)}::timestamptz)`

/** The newest two days, by WhatsApp, newest first. */
function talksOf({ slug, rows, anchor }: Given): Talk[] {
  return rows.leads
    .flatMap((lead): Talk[] => {
      const from = toDate(lead.createdAt ?? anchor)
      const message = rows.messages.find((one) => one.leadId === lead.id && one.direction === "in")
      const patient = rows.patients.find((one) => one.id === lead.patientId)
      if (!message || !lead.id || lead.source !== "whatsapp" || addMs(from, 2 * DAY_MS) < anchor) return []
      const { contactId } = message
      const id = talkIdOf(slug, contactId, anchor)
      const speech = (patient?.language ?? "en") as Speech
      return [{ id, contactId, leadId: lead.id, patientId: lead.patientId, speech, from }]
    })
    .sort((one, other) => other.from.getTime() - one.from.getTime() || (one.id < other.id ? -1 : 1))
}

/** The hour of the clinic's clock, today or later, that is at least two hours away. */
function nextAt({ anchor, timeZone }: Given, hour: number, days = 0): Date {
  const text = `T${String(hour).padStart(2, "0")}:00`
  const first = fromWallClock(`${calendarDay(addMs(anchor, days * DAY_MS), timeZone)}${text}`, timeZone)
  return first > addMs(anchor, 2 * HOUR_MS)
    ? first
    : fromWallClock(`${calendarDay(addMs(anchor, (days + 1) * DAY_MS), timeZone)}${text}`, timeZone)
}

const laterToday = (given: Given): Date => {
  const times = [nextAt(given, 10), nextAt(given, 16)]
  return times.sort((one, other) => one.getTime() - other.getTime())[0] ?? given.anchor
}

const plannedId = ({ slug, anchor }: Given) => idOf(`${slug} planned message`, anchor)

function plannedEvents(given: Given, talks: readonly Talk[]): OutboxEvent[] {
  if (talks.length < 2) return []
  const [messageId, sendAt] = [plannedId(given), laterToday(given).toISOString()]
  return [
    {
      name: "message.scheduled",
      id: `message.scheduled:${messageId}:${Date.parse(sendAt)}`,
      data: { clinicId: given.clinicId, messageId, sendAt },
    },
  ]
}

/** Threads that went on, one planned, one that failed and one that was kept back. */
function messagesOf(given: Given, talks: readonly Talk[]): Prisma.MessageCreateManyInput[] {
  const { slug, clinicId, anchor, memberId } = given
  const made: Prisma.MessageCreateManyInput[] = []
  const add = (talk: Talk, what: string, at: Date, more: Partial<Prisma.MessageCreateManyInput>) => {
    const id = idOf(`${slug} ${what} ${talk.id}`, anchor)
    const { contactId, leadId, patientId } = talk
    const base = { id, clinicId, contactId, leadId, patientId, createdAt: at, statusAt: at, body: "" }
    const externalId = `wamid.demo.${slug}.${what}.${talk.id}`
    made.push({ ...base, direction: "in", status: "received", externalId, ...more })
    return externalId
  }
  const ours = {
    direction: "out",
    basis: "reply",
    purpose: "reply",
    sentById: memberId("coordinator"),
  }
  const quiet = talks.filter((one) => anchor.getTime() - one.from.getTime() > 5 * HOUR_MS)
  for (const talk of quiet.slice(6, 10)) {
    const start = addMs(anchor, -4 * HOUR_MS)
    const offered = { ...ours, body: ANSWERS[talk.speech][1] ?? "", status: "read" }
    let last = add(talk, "offer", start, offered)
    for (const [n, body] of WENT_ON[talk.speech].entries()) {
      const at = addMs(start, (n + 1) * 11 * MINUTE_MS)
      last = add(
        talk,
        `on${n}`,
        at,
        n % 2 ? { ...ours, body, status: "read" } : { body, replyToExternalId: n === 0 ? last : null },
      )
    }
    add(talk, "thanks", addMs(start, 60 * MINUTE_MS), {
      kind: "reaction",
      body: "🙏",
      replyToExternalId: last,
    })
  }
  const [planned] = talks.filter((one) => one.from > addMs(anchor, -3 * HOUR_MS)).slice(1)
  if (planned) {
    const sendAt = laterToday(given)
    const body = ANSWERS[planned.speech][0] ?? ""
    const at = addMs(anchor, -5 * MINUTE_MS)
    add(planned, "planned", at, {
      ...ours,
      id: plannedId(given),
      body,
      status: "scheduled",
      sendAt,
      externalId: null,
    })
  }
  const [failed, blocked] = quiet.slice(10)
  if (failed)
    add(failed, "failed", addMs(anchor, -3 * HOUR_MS), {
      ...ours,
      body: ANSWERS[failed.speech][2] ?? "",
      status: "failed",
      failedBecause: "not_reachable",
      externalId: null,
    })
  if (blocked)
    add(blocked, "blocked", addMs(anchor, -2 * HOUR_MS), {
      direction: "out",
      purpose: "marketing",
      basis: null,
      body: WENT_ON[blocked.speech][3] ?? "",
      status: "blocked",
      failedBecause: "no_consent",
      externalId: null,
    })
  return made
}

const quickRepliesOf = (
  { slug, clinicId, anchor, memberId }: Given,
  deskId: string,
): Prisma.QuickReplyCreateManyInput[] =>
  QUICK_REPLIES.map(({ name, shortcut, texts, own }) => ({
    id: idOf(`${slug} quick reply ${shortcut}`, anchor),
    clinicId,
    name,
    shortcut,
    texts,
    ownerId: own ? deskId : null,
    createdById: own ? deskId : memberId("coordinator"),
    createdAt: anchor,
    updatedAt: anchor,
  }))
