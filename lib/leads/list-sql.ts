import { type Place, readPlace } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { isInstant } from "@/lib/inputs"
import { reachParts } from "@/lib/leads/reach"
import type { Reach } from "@/lib/leads/rules"
import type { LeadFilters } from "@/lib/leads/schema"
import type { LeadSort } from "@/lib/leads/words"

type Column = { name: string; type: "timestamptz" | "integer"; nullable: boolean }
const COLUMNS: Record<string, Column> = {
  createdAt: { name: "createdAt", type: "timestamptz", nullable: false },
  waitingSince: { name: "waitingSince", type: "timestamptz", nullable: true },
  dueAt: { name: "dueAt", type: "timestamptz", nullable: true },
  score: { name: "score", type: "integer", nullable: true },
  lastMessageAt: { name: "lastMessageAt", type: "timestamptz", nullable: true },
}

export function sortColumn(sort: LeadSort): Column & { descending: boolean } {
  const descending = sort.startsWith("-")
  const column = COLUMNS[descending ? sort.slice(1) : sort]!
  return { ...column, descending }
}

export function acceptsValue(sort: LeadSort): (value: string | null) => boolean {
  const { type, nullable } = sortColumn(sort)
  return (value) =>
    value === null ? nullable : type === "integer" ? /^[1-5]$/.test(value) : isInstant(value)
}

const among = (column: string, words: readonly string[] | undefined) => {
  if (!words || words.length === 0) return null
  const name = Prisma.raw(`"${column}"`)
  return words.length === 1
    ? Prisma.sql`${name} = ${words[0]}`
    : Prisma.sql`${name} = any(${[...words]}::text[])`
}

/** Found before: the patients that a search names, the leads that may be double. Null: no such limit. */
export type Among = { patientIds: readonly string[] | null; leadIds?: readonly string[] | null }

/** As reports count it: the first time, whatever came later. */
const REACHED_AT = {
  answered: Prisma.sql`"firstResponseAt"`,
  contacted: Prisma.sql`"contactedAt"`,
  qualified: Prisma.sql`"qualifiedAt"`,
  booked: Prisma.sql`"bookedAt"`,
  won: Prisma.sql`"wonAt"`,
  lost: Prisma.sql`"lostAt"`,
}

export function whereSql(
  filters: LeadFilters,
  reach: Reach,
  { patientIds, leadIds = null }: Among,
  when: { now: Date; timeZone: string },
): Prisma.Sql[] {
  const owner =
    filters.owner === "none"
      ? Prisma.sql`"ownerId" is null`
      : filters.owner
        ? Prisma.sql`"ownerId" = ${filters.owner === "me" ? reach.memberId : filters.owner}::uuid`
        : null
  return [
    among("status", filters.status),
    among("classification", filters.classification),
    among("urgency", filters.urgency),
    among("source", filters.source),
    filters.campaign ? Prisma.sql`"campaign" = ${filters.campaign}` : null,
    filters.language ? Prisma.sql`"language" = ${filters.language}` : null,
    filters.service ? Prisma.sql`"service" = ${filters.service}` : null,
    owner,
    filters.due === "waiting" ? Prisma.sql`"waitingSince" is not null` : null,
    filters.due === "running" ? Prisma.sql`"dueAt" is not null` : null,
    filters.due === "late" ? Prisma.sql`"dueAt" < ${when.now}::timestamptz` : null,
    filters.since
      ? Prisma.sql`"createdAt" >= ${filters.since}::date::timestamp at time zone ${when.timeZone}`
      : null,
    filters.until
      ? Prisma.sql`"createdAt" < (${filters.until}::date + 1)::timestamp at time zone ${when.timeZone}`
      : null,
    filters.reached ? Prisma.sql`${REACHED_AT[filters.reached]} is not null` : null,
    filters.patient ? Prisma.sql`"patientId" = ${filters.patient}::uuid` : null,
    patientIds ? Prisma.sql`"patientId" = any(${[...patientIds]}::uuid[])` : null,
    leadIds ? Prisma.sql`id = any(${[...leadIds]}::uuid[])` : null,
  ].filter((one) => one !== null)
}

/**
 * One page in one statement. Rows without a value come after all that have one, in either direction: a second
 * section with its own index condition, because `or … is null` in one condition reads the whole index. For the same
 * reason what is one's own and what is nobody's are read apart.
 */
export function leadPageSql(
  filters: LeadFilters,
  reach: Reach,
  found: Among,
  cursor: Place | null,
  limit: number,
  when: { now: Date; timeZone: string },
): Prisma.Sql {
  const { name, type, nullable, descending } = sortColumn(filters.sort)
  const key = Prisma.raw(`"${name}"`)
  const direction = Prisma.raw(descending ? "desc" : "asc")
  const beyond = Prisma.raw(descending ? "<" : ">")
  const where = whereSql(filters, reach, found, when)

  const section = (number: number, more: Prisma.Sql[], order: Prisma.Sql) =>
    Prisma.join(
      reachParts(reach).map(
        (part) => Prisma.sql`
          (select "Lead".*, ${Prisma.raw(String(number))} as section from "Lead"
           where ${Prisma.join([part, ...where, ...more], " and ")}
           order by ${order} limit ${limit})`,
      ),
      " union all ",
    )
  const byKey = Prisma.sql`${key} ${direction}, id ${direction}`
  const after =
    cursor?.value != null
      ? [Prisma.sql`(${key}, id) ${beyond} (${cursor.value}::${Prisma.raw(type)}, ${cursor.id}::uuid)`]
      : []
  const filled = section(0, [...(nullable ? [Prisma.sql`${key} is not null`] : []), ...after], byKey)
  const afterEmpty = cursor && cursor.value === null ? [Prisma.sql`id ${beyond} ${cursor.id}::uuid`] : []
  const empty = section(1, [Prisma.sql`${key} is null`, ...afterEmpty], Prisma.sql`id ${direction}`)
  const parts = !nullable
    ? filled
    : cursor && cursor.value === null
      ? empty
      : Prisma.sql`${filled} union all ${empty}`

  const order = Prisma.sql`section, ${byKey}`
  return Prisma.sql`
    select page.*, patient.name as "patientName", owner.name as "ownerName", reach.address
    from (select * from (${parts}) sections order by ${order} limit ${limit}) page
    join "Patient" patient on patient.id = page."patientId"
    left join "Member" owner on owner.id = page."ownerId"
    left join lateral (
      select contact.address from "PatientContact" link join "Contact" contact on contact.id = link."contactId"
      where link."patientId" = page."patientId" order by link."createdAt" limit 1
    ) reach on true
    order by ${order}`
}

/** Whether `text` is a place in a list sorted so. */
export function isCursorOf(text: string, sort: LeadSort): boolean {
  try {
    readPlace(text, sort, acceptsValue(sort))
    return true
  } catch {
    return false
  }
}
