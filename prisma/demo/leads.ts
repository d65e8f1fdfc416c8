import type { Prisma } from "@/lib/generated/prisma/client"
import { dueAfter } from "@/lib/leads/rules"
import { foldName } from "@/lib/patients/rules"
import { PHRASES_BY_LANGUAGE } from "@/lib/scoring/phrases"
import { scoreText } from "@/lib/scoring/rules"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time"
import type { DemoClinic } from "@/prisma/demo/clinics"
import { type Dice, dice, idOf } from "@/prisma/demo/dice"
import { ANSWERS, NAMES, NOTES, NUMBER, type Speech, STAFF } from "@/prisma/demo/people"

export type Staff = Record<"doctor" | "coordinator" | "frontdesk", string>

export type DemoRows = {
  patients: Prisma.PatientCreateManyInput[]
  contacts: Prisma.ContactCreateManyInput[]
  links: Prisma.PatientContactCreateManyInput[]
  leads: Prisma.LeadCreateManyInput[]
  scores: Prisma.ScoreCreateManyInput[]
  messages: Prisma.MessageCreateManyInput[]
  notes: Prisma.LeadNoteCreateManyInput[]
  notifications: Prisma.NotificationCreateManyInput[]
  facts: Prisma.FactCreateManyInput[]
}

/** Leads of the last 60 days: the older, the further along; the last hours' still wait for somebody. */
export function buildLeads(clinic: DemoClinic, clinicId: string, staff: Staff, anchor: Date): DemoRows {
  const throws = dice(clinic.seed)
  const rows: DemoRows = {
    patients: [],
    contacts: [],
    links: [],
    leads: [],
    scores: [],
    messages: [],
    notes: [],
    notifications: [],
    facts: [],
  }
  for (let n = 0; n < clinic.leads; n++) addLead({ rows, throws, clinic, clinicId, staff, anchor, n })
  return rows
}

type Making = {
  rows: DemoRows
  throws: Dice
  clinic: DemoClinic
  clinicId: string
  staff: Staff
  anchor: Date
  n: number
}

/** The first dozen came in within the last two hours, the rest over 60 days, thinning out into the past. */
function ageMs({ throws, n }: Making): number {
  if (n < 12) return throws.between(2, 118) * MINUTE_MS
  if (n < 40) return throws.between(2, 30) * HOUR_MS + throws.between(0, 59) * MINUTE_MS
  return Math.floor(((n - 40) / 300) ** 1.3 * 58 * DAY_MS) + DAY_MS + throws.between(0, 23 * 60) * MINUTE_MS
}

function speechOf({ throws, clinic }: Making): Speech {
  let at = throws.between(1, 100)
  for (const [speech, share] of clinic.speech) {
    at -= share
    if (at <= 0) return speech
  }
  return "en"
}

function statusOf(making: Making, ageDays: number, classification: string): string {
  const { throws } = making
  if (classification === "UNQUALIFIED") return ageDays > 2 ? "archived" : "new"
  if (ageDays < 0.1) return "new"
  if (ageDays < 1.5) return throws.chance(0.55) ? "new" : "contacted"
  if (ageDays < 7) return throws.pick(["new", "contacted", "contacted", "qualified", "booked"])
  if (ageDays < 25) return throws.pick(["contacted", "qualified", "booked", "won", "lost"])
  return throws.pick(["won", "won", "lost", "lost", "booked", "archived"])
}

function addLead(making: Making): void {
  const { rows, throws, clinic, clinicId, staff, anchor, n } = making
  const speech = speechOf(making)
  const createdAt = addMs(anchor, -ageMs(making))
  const name = `${throws.pick(NAMES[speech].first)} ${throws.pick(NAMES[speech].last)}`
  const id = (what: string, at = createdAt) => idOf(`${clinic.slug} ${what} ${n}`, at)
  const patientId = id("patient")
  const contactId = id("contact")
  const leadId = id("lead")
  const address = NUMBER[speech](n)
  const phrases = PHRASES_BY_LANGUAGE[speech]
  const text = phrases[(n * 7 + throws.between(0, 3)) % phrases.length]![0]
  const scored = scoreText(text)
  const status = statusOf(making, (anchor.getTime() - createdAt.getTime()) / DAY_MS, scored.classification)
  const worked = status !== "new" || throws.chance(0.15)
  const ownerId = worked
    ? throws.pick([staff.coordinator, staff.coordinator, staff.doctor, staff.frontdesk])
    : null
  const takenAt = ownerId ? addMs(createdAt, throws.between(2, 55) * MINUTE_MS) : null
  const messageId = id("message")

  rows.patients.push({
    id: patientId,
    clinicId,
    name,
    nameFolded: foldName(name),
    language: speech,
    createdAt,
    updatedAt: createdAt,
  })
  rows.contacts.push({
    id: contactId,
    clinicId,
    channel: "whatsapp",
    address,
    lastFour: address.slice(-4),
    createdAt,
  })
  rows.links.push({ clinicId, patientId, contactId, createdAt })
  rows.messages.push({
    id: messageId,
    clinicId,
    contactId,
    leadId,
    direction: "in",
    externalId: `wamid.demo.${clinic.slug}.${n}`,
    body: text,
    status: "received",
    statusAt: createdAt,
    providerAt: createdAt,
    createdAt,
    webhookEventId: idOf(`${clinic.slug} event ${n}`, createdAt),
  })
  rows.scores.push({
    id: id("score"),
    clinicId,
    leadId,
    score: scored.score,
    classification: scored.classification,
    urgency: scored.urgency,
    confidence: scored.confidence,
    reasons: scored.reasons.map((one) => ({ ...one, messageId })),
    scorer: scored.scorer,
    fallback: false,
    language: scored.language,
    messageId,
    createdAt: addMs(createdAt, 900),
  })
  let lastAt = createdAt
  if (ownerId && takenAt && throws.chance(0.8)) {
    lastAt = addMs(takenAt, throws.between(1, 20) * MINUTE_MS)
    rows.messages.push({
      id: id("answer", lastAt),
      clinicId,
      contactId,
      leadId,
      direction: "out",
      externalId: `wamid.demo.out.${clinic.slug}.${n}`,
      body: throws.pick(ANSWERS[speech]),
      status: throws.pick(["read", "read", "delivered"]),
      statusAt: addMs(lastAt, 40_000),
      createdAt: lastAt,
    })
  }
  if (ownerId && throws.chance(0.3)) {
    const at = addMs(lastAt, 5 * MINUTE_MS)
    rows.notes.push({
      id: id("note", at),
      clinicId,
      leadId,
      memberId: ownerId,
      body: throws.pick(NOTES),
      createdAt: at,
    })
  }
  rows.leads.push({
    id: leadId,
    clinicId,
    patientId,
    source: throws.pick(["whatsapp", "whatsapp", "whatsapp", "web", "voice"]),
    status,
    score: scored.score,
    classification: scored.classification,
    urgency: scored.urgency,
    confidence: scored.confidence,
    ownerId,
    takenAt,
    waitingSince: worked ? null : createdAt,
    dueAt: worked ? null : dueAfter(createdAt, scored.classification, scored.urgency),
    lastMessageAt: lastAt,
    lastMessage: text.slice(0, 140),
    createdAt,
    updatedAt: lastAt,
  })
  addFacts(making, {
    leadId,
    createdAt,
    takenAt,
    ownerId,
    status,
    classification: scored.classification,
    lastAt,
  })
  const urgent = scored.urgency !== "none"
  if (!worked && (scored.classification === "HOT" || urgent)) {
    for (const memberId of [staff.doctor, staff.coordinator]) {
      rows.notifications.push({
        id: idOf(`${clinic.slug} notice ${n} ${memberId}`, createdAt),
        clinicId,
        memberId,
        leadId,
        kind: urgent ? "urgent_lead" : "hot_lead",
        effectKey: `demo:${leadId}`,
        createdAt: addMs(createdAt, 1_100),
        readAt: n > 8 ? addMs(createdAt, HOUR_MS) : null,
      })
    }
  }
}

type Course = {
  leadId: string
  createdAt: Date
  takenAt: Date | null
  ownerId: string | null
  status: string
  classification: string
  lastAt: Date
}

function addFacts({ rows, clinic, clinicId, staff, n }: Making, course: Course): void {
  const roleOf = (id: string) =>
    id === staff.doctor ? "doctor" : id === staff.frontdesk ? "frontdesk" : "coordinator"
  const add = (
    name: string,
    at: Date,
    actor: string,
    actorName: string,
    after: Prisma.InputJsonValue,
    before?: Prisma.InputJsonValue,
  ) =>
    rows.facts.push({
      id: idOf(`${clinic.slug} fact ${name} ${n}`, at),
      clinicId,
      name,
      actor,
      actorName,
      subjectType: "lead",
      subjectId: course.leadId,
      requestId: `demo-${n}`,
      createdAt: at,
      after,
      ...(before ? { before } : {}),
    })
  add("lead.created", course.createdAt, "system:process-whatsapp-message", "process-whatsapp-message", {
    status: "new",
  })
  add("lead.scored", addMs(course.createdAt, 900), "system:lead-scoring-workflow", "lead-scoring-workflow", {
    classification: course.classification,
  })
  if (course.ownerId && course.takenAt) {
    const name = STAFF[clinic.slug][roleOf(course.ownerId)]
    add(
      "lead.taken",
      course.takenAt,
      `member:${course.ownerId}`,
      name,
      { ownerId: course.ownerId },
      { ownerId: null },
    )
    if (course.status !== "new") {
      add(
        "lead.status_changed",
        addMs(course.lastAt, 3 * MINUTE_MS),
        `member:${course.ownerId}`,
        name,
        { status: course.status },
        { status: "new" },
      )
    }
  }
}
