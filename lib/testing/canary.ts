import type pg from "pg"
import { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { PLACES } from "@/lib/subject-requests/places"
import { WORDS } from "@/lib/subject-requests/places/colleagues"
import { columnsOf, type Place } from "@/lib/subject-requests/places/place"

type Column = { name: string; type: string; nullable: boolean; hasDefault: boolean }
export type Canaried = {
  mark: string
  patientId: string
  mergedId: string
  ids: Record<string, string>
  /** table.column → what was put there. */
  words: Map<string, string>
}

/** Words of the product where a column takes only those; the rest is filled by kind. */
const FIXED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Patient: { source: "member", birthDate: null },
  Contact: { channel: "whatsapp", lastFour: "0000" },
  PatientRelation: { kind: "partner" },
  PatientImportRow: { outcome: "created", line: 2 },
  Consent: { purpose: "marketing_email", status: "granted", source: "member", method: "in_person" },
  ConsentStanding: { purpose: "marketing_email", status: "granted" },
  ConsentRequest: { kind: "ask", status: "granted", purposes: ["marketing_email"], language: "en" },
  ConsentEvidence: { kind: "signature" },
  ConsentRenewal: { status: "asking", purposes: ["marketing_email"] },
  ContactPreference: { purpose: "marketing_whatsapp", status: "granted" },
  HeardAnswer: { reading: "yes", outcome: "settled", language: "en" },
  SubjectRequest: {
    kind: "rectification",
    status: "in_progress",
    channel: "phone",
    finishedAt: null,
    identityAt: new Date(),
  },
  SubjectExport: { status: "ready", language: "en", version: 1 },
  Lead: { source: "whatsapp", status: "new", urgency: "none", dueAt: null, waitingSince: null },
  Score: { score: 3, classification: "WARM", urgency: "none", confidence: 0.5, scorer: "rules-1" },
  ShadowScore: {
    kind: "model",
    score: 3,
    classification: "WARM",
    urgency: "none",
    confidence: 0.5,
    weight: 1,
  },
  RoutingDecision: { outcome: "unowned", memberId: null, why: "no_rule" },
  UrgentCase: {
    urgency: "high",
    status: "open",
    tierTimes: [new Date(), new Date(), new Date()],
    closedAt: null,
    closedBecause: null,
    nextTierAt: null,
    acknowledgedAt: null,
  },
  UrgentTier: { number: 1, duty: "doctor", how: "role" },
  StaleHold: { scheduleId: "stale-lead-cleanup" },
  Message: {
    direction: "out",
    kind: "text",
    status: "scheduled",
    basis: "reply",
    purpose: "reply",
    failedBecause: null,
  },
  MessageVersion: { kind: "edit" },
  Media: { status: "kept", position: 0 },
  Attachment: { kind: "document" },
  Conversation: { channel: "whatsapp", status: "open" },
  ConversationEntry: { kind: "note" },
  ConversationPresence: { state: "typing" },
  CampaignRecipient: { outcome: "waiting" },
  Task: { kind: "other", status: "open", sourceType: "member", finishedAt: null, ownerRole: "admin" },
  Approval: { kind: "patients.split", status: "pending" },
  SpecialAccess: { kind: "unmask" },
  Notification: { kind: "hot_lead" },
  NotificationDelivery: { channel: "email", status: "sent" },
  Mail: { status: "sent" },
  CrmLink: { provider: "hubspot", status: "linked", because: null, endedAt: null },
  CrmDrift: { field: "name" },
  Effect: { kind: "message", status: "done" },
  WebhookEvent: { provider: "whatsapp", kind: "messages/text", fate: "ignored" },
  WebhookDelivery: { provider: "whatsapp", outcome: "accepted", refused: 0 },
  LeadBulkItem: { outcome: "changed" },
  StaleRunLead: { status: "new" },
  ConsentAuditFinding: { kind: "opted_out" },
  "engine.run": { status: "completed", max_attempts: 1, engine: "embedded" },
  "engine.step": { state: "done", op: "StepRun" },
  "engine.attempt": { outcome: "retry" },
  "engine.log": { level: "info", op: "said" },
  "engine.wait": { kind: "event" },
  RerunItem: { outcome: "completed" },
  Handover: { role: "coordinator", status: "signed", startsAt: new Date(0), signedAt: new Date() },
  LeadBulk: { kind: "status", status: "done", total: 1 },
  OnCallShift: { duty: "doctor", startsAt: new Date(Date.now() - 3_600_000) },
  PatientImport: { status: "done" },
  SendingPause: { startedBy: "A colleague", endedAt: new Date(), endedBy: "A colleague" },
  Campaign: { status: "done", purpose: "marketing_whatsapp" },
  Schedule: { pausedAt: new Date() },
  ScheduleOccasion: { state: "skipped" },
  RerunAction: { status: "done", name: "again" },
  ScoringRuleSet: { status: "retired" },
  PlatformGrant: { role: "operator" },
}
/** Of those in both lists: as a row that is nobody's. */
const NOBODYS_ROW: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Task: { patientId: undefined, leadId: undefined, status: "done", finishedAt: new Date() },
  Approval: { patientId: undefined, status: "denied" },
  SpecialAccess: { patientId: undefined, kind: "break_glass" },
}

/** Made by the product itself, or with nothing to fill. */
const NOT_FILLED = new Set(["PatientKey", "Fact", "Erasure", "StaleHold", "ConsentEvidence"])

/**
 * One person in every table and column that the registry names, each filled with words of their own. Written past the
 * product's doors: what is tested is that nothing is overlooked, wherever it came from.
 */
export async function seedCanary(
  owner: pg.Pool,
  given: { clinicId: string; memberId: string; mark: string; phone: string },
): Promise<Canaried> {
  const client = await owner.connect()
  const ids: Record<string, string> = {
    clinicId: given.clinicId,
    clinic_id: given.clinicId,
    memberId: given.memberId,
    requestedById: given.memberId,
    uploadedById: given.memberId,
    byId: given.memberId,
  }
  const own = new Map<string, string>(PLACES.map((place) => [place.table, newId()]))
  const idOf = (table: string) => own.get(table) ?? newId()
  Object.assign(ids, {
    patientId: idOf("Patient"),
    patient_id: idOf("Patient"),
    keptId: idOf("Patient"),
    leadId: idOf("Lead"),
    contactId: idOf("Contact"),
    messageId: idOf("Message"),
    conversationId: idOf("Conversation"),
    caseId: idOf("UrgentCase"),
    linkId: idOf("CrmLink"),
    notificationId: idOf("Notification"),
    mailId: idOf("Mail"),
    entryId: idOf("ConversationEntry"),
    requestId: idOf("SubjectRequest"),
    evidenceId: idOf("ConsentEvidence"),
    webhookEventId: idOf("WebhookEvent"),
    deliveryId: idOf("WebhookDelivery"),
    run_id: idOf("engine.run"),
    runId: idOf("engine.run"),
    event_id: idOf("engine.event"),
    subject_id: idOf("Lead"),
  })
  const mergedId = newId()
  const words = new Map<string, string>()
  try {
    await client.query("begin")
    await client.query("set local session_replication_role = replica")
    for (const place of PLACES) {
      if (NOT_FILLED.has(place.table)) continue
      await insert(client, place, { ...given, ids, id: idOf(place.table), words })
    }
    // A record merged into theirs, with a name of its own.
    await client.query(
      `insert into "Patient" (id, "clinicId", name, "nameFolded", "mergedIntoId", "updatedAt") values ($1, $2, $3, $3, $4, now())`,
      [mergedId, given.clinicId, `${given.mark}-merged-name`, ids.patientId],
    )
    words.set("Patient.merged", `${given.mark}-merged-name`)
    await insertWords(client, { ...given, ids, words })
    await client.query("commit")
  } catch (error) {
    await client.query("rollback")
    throw error
  } finally {
    client.release()
  }
  return { mark: given.mark, patientId: String(ids.patientId), mergedId, ids, words }
}

/** Colleagues' words that belong to nobody's record and name the person, once by name and once by number. */
async function insertWords(
  client: pg.PoolClient,
  given: Omit<Filling, "id"> & { clinicId: string },
): Promise<void> {
  const { mark, phone } = given
  const spaced = `0${phone.slice(3, 6)} ${phone.slice(6, 9)} ${phone.slice(9)}`
  for (const text of [`${mark} patient NAME`, spaced])
    for (const { table, columns } of WORDS) {
      const personal = Object.fromEntries(Object.keys(columns).map((name) => [name, "''"]))
      const place = { table, title: table, whose: () => Prisma.empty, plain: "", personal }
      const wordOf = (name: string) =>
        table === "SavedView" && name === "query"
          ? `state=open&q=${encodeURIComponent(text).replaceAll("%20", "+")}`
          : `${table} ${name}: ring ${text}, ${newId()}.`
      await insert(client, place, {
        ...given,
        id: newId(),
        wordOf,
        fixed: {
          ...NOBODYS_ROW[table],
          version: Math.floor(Math.random() * 1e9),
          shortcut: `ring-${newId().slice(-12)}`,
          scope: table === "RerunAction" ? "match" : given.clinicId,
        },
      })
    }
}

type Filling = {
  wordOf?: (name: string) => string
  fixed?: Readonly<Record<string, unknown>>
  mark: string
  phone: string
  ids: Record<string, string>
  id: string
  words: Map<string, string>
}

async function insert(client: pg.PoolClient, place: Place, given: Filling): Promise<void> {
  const [schema, table] = place.table.includes(".") ? place.table.split(".") : ["public", place.table]
  const { rows } = await client.query<Column>(
    `select column_name as name, data_type as type, is_nullable = 'YES' as nullable,
       (column_default is not null or is_identity = 'YES') as "hasDefault"
     from information_schema.columns where table_schema = $1 and table_name = $2`,
    [schema, table],
  )
  const values = new Map<string, unknown>()
  for (const column of rows) {
    const value = filledWith(place, column, given)
    if (value !== undefined) values.set(column.name, value)
  }
  if (place.table === "Attachment")
    values.set("size", Buffer.byteLength(String(given.words.get("Attachment.bytes"))))
  const names = [...values.keys()].map((name) => `"${name}"`).join(", ")
  const places = [...values.keys()].map((_, n) => `$${n + 1}`).join(", ")
  await client
    .query(`insert into "${schema}"."${table}" (${names}) values (${places})`, [...values.values()])
    .catch((error: Error) => {
      throw new Error(`${place.table}: ${error.message}`)
    })
}

function filledWith(place: Place, { name, type, nullable, hasDefault }: Column, given: Filling): unknown {
  const fixed = { ...FIXED[place.table], ...given.fixed }
  if (name in fixed) return fixed[name]
  if (place.table === "Contact" && name === "address") {
    given.words.set("Contact.address", given.phone.slice(1))
    return given.phone
  }
  if (name === "id" && type === "uuid") return given.id
  if (name === "id" && place.table.startsWith("engine.") && type === "text") return given.id
  if (name === "relativeId") return newId()
  const isPersonal = place.personal !== undefined && name in place.personal
  if (isPersonal) {
    const word = given.wordOf?.(name) ?? `${given.mark}-${place.table}-${name}`
    const made = personalOf(word, type)
    if (made !== undefined) {
      given.words.set(`${given.wordOf ? newId() : place.table}.${name}`, word)
      return made
    }
  }
  const id = given.ids[name]
  if (id !== undefined && (type === "uuid" || type === "text")) return id
  if (nullable || hasDefault) return undefined
  return plainOf(type, given.id)
}

function personalOf(word: string, type: string): unknown {
  if (type === "text") return word
  if (type === "json" || type === "jsonb") return JSON.stringify({ said: word })
  if (type === "bytea") return Buffer.from(word)
  return undefined
}

function plainOf(type: string, id: string): unknown {
  if (type === "uuid") return newId()
  if (type === "text") return `x ${id}`
  if (type === "json" || type === "jsonb") return "{}"
  if (type === "boolean") return false
  if (type === "bytea") return Buffer.from(id)
  if (type === "ARRAY") return "{}"
  if (type === "date" || type.startsWith("timestamp")) return new Date()
  return 1
}

/** Every row of every table as text, bytes as their letters besides. */
export async function dumpAll(owner: pg.Pool): Promise<{ table: string; text: string }[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname in ('public', 'engine')`,
  )
  const dumped: { table: string; text: string }[] = []
  for (const { name } of rows) {
    const { rows: found } = await owner.query<{ text: string }>(
      `select one::text as text from ${name} as one`,
    )
    for (const { text } of found) dumped.push({ table: name, text: withLetters(text) })
  }
  return dumped
}

const withLetters = (text: string): string =>
  text +
  [...text.matchAll(/\\x((?:[0-9a-f]{2})+)/g)]
    .map((hit) => ` ${Buffer.from(hit[1] ?? "", "hex").toString("latin1")}`)
    .join("")

/** The columns whose canary an export must hold. */
export const exportedColumns = (): string[] =>
  PLACES.flatMap((place) =>
    place.section && !NOT_FILLED.has(place.table)
      ? columnsOf({ plain: "", personal: place.personal })
          .filter((name) => !place.unexported?.split(" ").includes(name))
          .map((name) => `${place.table}.${name}`)
      : [],
  )
