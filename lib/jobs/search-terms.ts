import { functionsNamed } from "@/inngest/registry"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"

/** A search by id is for a handful of runs; of somebody's many the newest are found. */
const MOST_BY_ID = 500
const MOST_NAMED = 10

/** What a search finds: by ids, names of functions, names and codes of errors. Never by what a person wrote. */
export async function searched(tx: Tx, q: string): Promise<Prisma.Sql[]> {
  const id = idIn(q)
  const ids = id ? await runsById(tx, id) : await runsByText(tx, q)
  const named = id ? [] : functionsNamed(q).slice(0, MOST_NAMED)
  const causes = id ? [] : await causesNamed(tx, q)
  return [
    ...(ids.length ? [Prisma.sql`id = any (${ids}::uuid[])`] : []),
    ...named.map((name) => Prisma.sql`"functionId" = ${name}`),
    ...causes.map((fingerprint) => Prisma.sql`fingerprint = ${fingerprint}`),
  ]
}

/** A UUID as it is, or as a trace writes it: 32 digits. */
export function idIn(q: string): string | null {
  const text = q.toLowerCase()
  if (isId(text)) return text
  if (!/^[0-9a-f]{32}$/.test(text)) return null
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
}

/** Runs that have this id, or whose event, lead, patient, webhook event, message, action or relative has it. */
async function runsById(tx: Tx, id: string): Promise<string[]> {
  const message = await tx.message.findUnique({ where: { id }, select: { webhookEventId: true } })
  const events = [id, `message.received:${id}`, `failed:${id}`]
  if (message?.webhookEventId) events.push(message.webhookEventId)
  const sent = await tx.effect.findFirst({ where: { key: `message:${id}` }, select: { runId: true } })
  const ways = [
    Prisma.sql`id = any (${[id, ...(sent?.runId ? [sent.runId] : [])]}::uuid[])`,
    Prisma.sql`"eventId" = any (${events}::text[])`,
    Prisma.sql`"rerunOf" = ${id}::uuid`,
    Prisma.sql`"parentRunId" = ${id}::uuid`,
    Prisma.sql`"rerunAction" = ${id}::uuid`,
    Prisma.sql`"subjectId" = ${id}`,
    Prisma.sql`"patientId" = ${id}::uuid`,
    Prisma.sql`"externalId" = ${id}`,
  ]
  return idsOf(tx, ways)
}

/** An event's id that is no UUID, a server's id of a run, or a provider's id of a message. */
async function runsByText(tx: Tx, text: string): Promise<string[]> {
  const message = await tx.message.findFirst({
    where: { externalId: text },
    select: { id: true, webhookEventId: true },
  })
  const events = message
    ? [text, `message.received:${message.id}`, ...(message.webhookEventId ? [message.webhookEventId] : [])]
    : [text]
  return idsOf(tx, [Prisma.sql`"eventId" = any (${events}::text[])`, Prisma.sql`"externalId" = ${text}`])
}

async function idsOf(tx: Tx, ways: Prisma.Sql[]): Promise<string[]> {
  const each = ways.map(
    (way) =>
      Prisma.sql`(select id from "Run" where ${way} order by "createdAt" desc, id desc limit ${MOST_BY_ID})`,
  )
  const rows = await tx.$queryRaw<{ id: string }[]>`${Prisma.join(each, " union ")}`
  return rows.map((row) => row.id)
}

/** Errors are found by their whole name or code, whatever the case: `provider_failed`, `TimeoutError`. */
async function causesNamed(tx: Tx, q: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ fingerprint: string }[]>`
    select fingerprint from engine.cause where lower(error_name) = lower(${q}) or lower(error_code) = lower(${q})
    order by last_at desc, id desc limit ${MOST_NAMED}`
  return rows.map((row) => row.fingerprint)
}
