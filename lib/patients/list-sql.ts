import type { Place } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { isInstant } from "@/lib/inputs"
import { leadReachSql, type PatientReach, patientReachSql } from "@/lib/patients/reach"
import type { PatientFilters } from "@/lib/patients/schema"
import type { PatientSort } from "@/lib/patients/words"

type Column = { name: "createdAt" | "nameFolded"; type: "timestamptz" | "text"; descending: boolean }

export const sortColumn = (sort: PatientSort): Column => ({
  ...(sort.endsWith("name")
    ? ({ name: "nameFolded", type: "text" } as const)
    : ({ name: "createdAt", type: "timestamptz" } as const)),
  descending: sort.startsWith("-"),
})

export const acceptsPlace =
  (sort: PatientSort) =>
  (value: string | null): boolean =>
    value !== null && (sortColumn(sort).type === "text" ? !value.includes("\u0000") : isInstant(value))

const OPEN = Prisma.sql`lead.status in ('new', 'contacted', 'qualified', 'booked')`

function whereSql(filters: PatientFilters, reach: PatientReach, ids: readonly string[] | null): Prisma.Sql[] {
  const open = Prisma.sql`exists (select from "Lead" lead where lead."patientId" = "Patient".id
    and ${OPEN} and ${leadReachSql(reach)})`
  return [
    Prisma.sql`"Patient"."mergedIntoId" is null`,
    patientReachSql(reach),
    filters.source ? Prisma.sql`"Patient".source = any(${[...filters.source]}::text[])` : null,
    filters.language ? Prisma.sql`"Patient".language = ${filters.language}` : null,
    filters.lead === "open" ? open : filters.lead === "none" ? Prisma.sql`not ${open}` : null,
    ids && Prisma.sql`"Patient".id = any(${[...ids]}::uuid[])`,
  ].filter((one) => one !== null)
}

export type StoredPatientRow = {
  id: string
  name: string
  nameFolded: string
  language: string | null
  source: string
  createdAt: Date
  address: string | null
  addresses: number
  leadId: string | null
  classification: string | null
  urgency: string | null
  status: string | null
  lastContactAt: Date | null
}

/** One page in one statement: the rows by the order's index, and beside each what a person asks for first. */
export function patientPageSql(
  filters: PatientFilters,
  reach: PatientReach,
  ids: readonly string[] | null,
  cursor: Place | null,
  limit: number,
): Prisma.Sql {
  const { name, type, descending } = sortColumn(filters.sort)
  const key = Prisma.raw(`"${name}"`)
  const direction = Prisma.raw(descending ? "desc" : "asc")
  const where = whereSql(filters, reach, ids)
  if (cursor)
    where.push(Prisma.sql`("Patient".${key}, "Patient".id) ${Prisma.raw(descending ? "<" : ">")}
      (${cursor.value}::${Prisma.raw(type)}, ${cursor.id}::uuid)`)
  const order = (of: string) =>
    Prisma.sql`${Prisma.raw(of)}.${key} ${direction}, ${Prisma.raw(of)}.id ${direction}`
  return Prisma.sql`
    select page.*, reach.address, coalesce(reach.addresses, 0)::int as addresses,
      open.id as "leadId", open.classification, open.urgency, open.status, latest."lastContactAt"
    from (
      select id, name, "nameFolded", language, source, "createdAt" from "Patient"
      where ${Prisma.join(where, " and ")} order by ${order(`"Patient"`)} limit ${limit}
    ) page
    left join lateral (
      select contact.address, count(*) over () as addresses
      from "PatientContact" link join "Contact" contact on contact.id = link."contactId"
      where link."patientId" = page.id order by link."isPrimary" desc, link."createdAt", contact.id limit 1
    ) reach on true
    left join lateral (
      select lead.id, lead.classification, lead.urgency, lead.status from "Lead" lead
      where lead."patientId" = page.id and ${OPEN} and ${leadReachSql(reach)}
      order by lead."createdAt" desc limit 1
    ) open on true
    left join lateral (
      select max(lead."lastMessageAt") as "lastContactAt" from "Lead" lead
      where lead."patientId" = page.id and ${leadReachSql(reach)}
    ) latest on true
    order by ${order("page")}`
}
