import type pg from "pg"
import { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { PLACES } from "@/lib/subject-requests/places"
import { WORDS } from "@/lib/subject-requests/places/colleagues"
import { columnsOf, type Place } from "@/lib/subject-requests/places/place"
import { FIXED, NOBODYS_ROW } from "@/lib/testing/canary-rows"

type Column = { name: string; type: string; nullable: boolean; hasDefault: boolean }
export type Canaried = {
  mark: string
  patientId: string
  mergedId: string
  ids: Record<string, string>
  /** table.column → what was put there. */
  words: Map<string, string>
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
