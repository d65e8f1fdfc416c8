import type { Prisma } from "@/lib/generated/prisma/client"
import { dueAfter } from "@/lib/leads/rules"
import { foldName } from "@/lib/patients/rules"
import { PHRASES_BY_LANGUAGE } from "@/lib/scoring/phrases"
import { scoreText } from "@/lib/scoring/rules"
import type { ScoreResult } from "@/lib/scoring/schema"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time"
import type { DemoClinic } from "@/prisma/demo/clinics"
import { type Dice, dice, idOf } from "@/prisma/demo/dice"
import { addKinds } from "@/prisma/demo/kinds"
import { ANSWERS, NAMES, NOTES, NUMBER, type Speech, STAFF } from "@/prisma/demo/people"

export type Staff = Record<"doctor" | "coordinator" | "frontdesk", string>

export type DemoRows = {
  patients: Prisma.PatientCreateManyInput[]
  contacts: Prisma.ContactCreateManyInput[]
  links: Prisma.PatientContactCreateManyInput[]
  leads: Prisma.LeadCreateManyInput[]
  scores: Prisma.ScoreCreateManyInput[]
  messages: Prisma.MessageCreateManyInput[]
  versions: Prisma.MessageVersionCreateManyInput[]
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
    versions: [],
    notes: [],
    notifications: [],
    facts: [],
  }
  for (let n = 0; n < clinic.leads; n++) addLead({ rows, throws, clinic, clinicId, staff, anchor, n })
  addKinds(rows, clinic, clinicId, anchor)
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

/** What the demo decides of one lead before it is written down. */
type Course = {
  createdAt: Date
  speech: Speech
  text: string
  /** Absent where scoring failed one night: a rerun of that run gives it. */
  scored: ScoreResult | null
  source: "whatsapp" | "web"
  status: string
  ownerId: string | null
  takenAt: Date | null
  answeredAt: Date | null
}

function courseOf(making: Making): Course {
  const { throws, staff, anchor, n } = making
  const speech = speechOf(making)
  const createdAt = addMs(anchor, -ageMs(making))
  const phrases = PHRASES_BY_LANGUAGE[speech]
  const text = phrases[(n * 7 + throws.between(0, 3)) % phrases.length]![0]
  const scored = scoreText(text)
  const waitedMs = anchor.getTime() - createdAt.getTime()
  const pressing = scored.classification === "HOT" || scored.urgency !== "none"
  // Nobody leaves a hot lead for hours: only the last hour's still wait.
  const overlooked = pressing && waitedMs > 50 * MINUTE_MS
  const reached = statusOf(making, waitedMs / DAY_MS, scored.classification)
  const unscored = n >= 12 && n < 40 && n % 4 === 1
  const taken = !unscored && (reached !== "new" || overlooked || throws.chance(0.15))
  const notLaterThanNow = (at: Date) => (at < anchor ? at : addMs(anchor, -MINUTE_MS))
  const takenAt = taken ? notLaterThanNow(addMs(createdAt, throws.between(2, 28) * MINUTE_MS)) : null
  const answered = takenAt !== null && throws.chance(0.8)
  return {
    createdAt,
    speech,
    text,
    scored: unscored ? null : scored,
    source: throws.chance(0.12) ? "web" : "whatsapp",
    status: taken ? reached : "new",
    ownerId: taken
      ? throws.pick([staff.coordinator, staff.coordinator, staff.doctor, staff.frontdesk])
      : null,
    takenAt,
    answeredAt: answered ? notLaterThanNow(addMs(takenAt, throws.between(1, 20) * MINUTE_MS)) : null,
  }
}

function addLead(making: Making): void {
  const { rows, throws, clinic, clinicId, n } = making
  const course = courseOf(making)
  const { createdAt, speech, text, scored, source, status, ownerId, takenAt, answeredAt } = course
  const id = (what: string, at = createdAt) => idOf(`${clinic.slug} ${what} ${n}`, at)
  const [patientId, contactId, leadId, messageId] = [id("patient"), id("contact"), id("lead"), id("message")]
  const name = `${throws.pick(NAMES[speech].first)} ${throws.pick(NAMES[speech].last)}`
  const address = NUMBER[speech](n)
  const lastAt = answeredAt ?? createdAt

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
    channel: source,
    address,
    lastFour: address.slice(-4),
    createdAt,
  })
  rows.links.push({ clinicId, patientId, contactId, createdAt })
  rows.leads.push({
    id: leadId,
    clinicId,
    patientId,
    source,
    status,
    score: scored?.score ?? null,
    classification: scored?.classification ?? null,
    urgency: scored?.urgency ?? "none",
    confidence: scored?.confidence ?? null,
    ownerId,
    takenAt,
    waitingSince: ownerId ? null : createdAt,
    dueAt: ownerId || !scored ? null : dueAfter(createdAt, scored.classification, scored.urgency),
    lastMessageAt: lastAt,
    lastMessage: text.slice(0, 140),
    createdAt,
    updatedAt: lastAt,
  })
  const message = { clinicId, contactId, leadId }
  rows.messages.push({
    ...message,
    id: messageId,
    direction: "in",
    externalId: source === "whatsapp" ? `wamid.demo.${clinic.slug}.${n}` : null,
    body: text,
    status: "received",
    statusAt: createdAt,
    providerAt: createdAt,
    createdAt,
    webhookEventId: source === "whatsapp" ? idOf(`${clinic.slug} event ${n}`, createdAt) : null,
  })
  if (answeredAt) {
    rows.messages.push({
      ...message,
      id: id("answer", answeredAt),
      direction: "out",
      externalId: `wamid.demo.out.${clinic.slug}.${n}`,
      body: throws.pick(ANSWERS[speech]),
      status: throws.pick(["read", "read", "delivered"]),
      statusAt: addMs(answeredAt, 40_000),
      createdAt: answeredAt,
    })
  }
  if (ownerId && throws.chance(0.3)) {
    const note = { id: id("note", lastAt), clinicId, leadId, memberId: ownerId }
    rows.notes.push({ ...note, body: throws.pick(NOTES), createdAt: lastAt })
  }
  addScore(making, course, leadId, messageId)
  addFacts(making, course, leadId)
}

function addScore(
  { rows, clinic, clinicId, staff, n }: Making,
  course: Course,
  leadId: string,
  messageId: string,
): void {
  const { scored, createdAt, ownerId } = course
  if (!scored) return
  const { score, classification, urgency, confidence, scorer, language } = scored
  rows.scores.push({
    id: idOf(`${clinic.slug} score ${n}`, createdAt),
    clinicId,
    leadId,
    score,
    classification,
    urgency,
    confidence,
    reasons: scored.reasons.map((one) => ({ ...one, messageId })),
    scorer,
    fallback: false,
    language,
    messageId,
    createdAt: addMs(createdAt, 900),
  })
  if (ownerId || (classification !== "HOT" && urgency === "none")) return
  for (const memberId of [staff.doctor, staff.coordinator]) {
    rows.notifications.push({
      id: idOf(`${clinic.slug} notice ${n} ${memberId}`, createdAt),
      clinicId,
      memberId,
      leadId,
      kind: urgency === "none" ? "hot_lead" : "urgent_lead",
      effectKey: `demo:${leadId}`,
      createdAt: addMs(createdAt, 1_100),
    })
  }
}

function addFacts({ rows, clinic, clinicId, staff, n }: Making, course: Course, leadId: string): void {
  const { createdAt, scored, ownerId, takenAt, answeredAt, status } = course
  const roleOf = (id: string) =>
    id === staff.doctor ? "doctor" : id === staff.frontdesk ? "frontdesk" : "coordinator"
  const add = (
    name: string,
    at: Date,
    [actor, actorName]: readonly [string, string],
    change: { before?: Prisma.InputJsonValue; after: Prisma.InputJsonValue },
  ) =>
    rows.facts.push({
      id: idOf(`${clinic.slug} fact ${name} ${n}`, at),
      clinicId,
      name,
      actor,
      actorName,
      subjectType: "lead",
      subjectId: leadId,
      patientId: rows.leads.find((one) => one.id === leadId)?.patientId,
      requestId: `demo-${n}`,
      createdAt: at,
      ...change,
    })
  const job = (name: string) => [`system:${name}`, name] as const
  add("lead.created", createdAt, job("process-whatsapp-message"), { after: { status: "new" } })
  if (scored) {
    const { classification } = scored
    add("lead.scored", addMs(createdAt, 900), job("lead-scoring-workflow"), { after: { classification } })
  }
  if (!ownerId || !takenAt) return
  const owner = STAFF[clinic.slug][roleOf(ownerId)]
  const member = [`member:${ownerId}`, owner] as const
  add("lead.taken", takenAt, member, { before: { owner: null }, after: { owner } })
  if (status === "new") return
  add("lead.status_changed", answeredAt ?? takenAt, member, { before: { status: "new" }, after: { status } })
}
