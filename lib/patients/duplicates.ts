import { z } from "zod"
import { readPlace, writePlace } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import type { DuplicatePair } from "@/lib/patients/merge-schema"
import { patientInReach, patientReach } from "@/lib/patients/reach"
import { PatientIdInput } from "@/lib/patients/schema"
import { spokenPhone } from "@/lib/phone"

const PAGE = 30
const MOST_OF_ONE = 5
const SORT = "duplicates"

type Row = {
  one: string
  other: string
  nameFolded: string
  oneName: string
  otherName: string
  oneSince: Date
  otherSince: Date
  oneAddress: string | null
  otherAddress: string | null
  oneLeads: number
  otherLeads: number
  sameDay: boolean
  sameEmail: boolean
  sameDigits: boolean
}

/** Pairs called the same, that share the last digits of a number, an e-mail address or the day of birth. */
const pairs = (where: Prisma.Sql, most: number) => Prisma.sql`
  select pair.*, one.name as "oneName", other.name as "otherName",
    one."createdAt" as "oneSince", other."createdAt" as "otherSince",
    ${address(Prisma.sql`pair.one`)} as "oneAddress", ${address(Prisma.sql`pair.other`)} as "otherAddress",
    ${leads(Prisma.sql`pair.one`)} as "oneLeads", ${leads(Prisma.sql`pair.other`)} as "otherLeads"
  from (
    select one.id as one, other.id as other, one."nameFolded",
      coalesce(one."birthDate" = other."birthDate", false) as "sameDay",
      alike."sameEmail", alike."sameDigits"
    from "Patient" one
    join "Patient" other on other."clinicId" = one."clinicId" and other."nameFolded" = one."nameFolded"
      and other."mergedIntoId" is null
    cross join lateral (
      select coalesce(bool_or(mine.channel = 'email' and mine.address = theirs.address), false) as "sameEmail",
        coalesce(bool_or(mine."lastFour" = theirs."lastFour"), false) as "sameDigits"
      from "PatientContact" link join "Contact" mine on mine.id = link."contactId"
      join "PatientContact" beside on beside."patientId" = other.id
      join "Contact" theirs on theirs.id = beside."contactId"
      where link."patientId" = one.id
    ) alike
    where one."mergedIntoId" is null and ${where}
      and (one."birthDate" = other."birthDate" or alike."sameEmail" or alike."sameDigits")
    order by one."nameFolded", one.id, other.id limit ${most}
  ) pair
  join "Patient" one on one.id = pair.one
  join "Patient" other on other.id = pair.other
  order by pair."nameFolded", pair.one, pair.other`

const address = (id: Prisma.Sql) => Prisma.sql`(select contact.address from "PatientContact" link
  join "Contact" contact on contact.id = link."contactId" where link."patientId" = ${id}
  order by link."isPrimary" desc, link."createdAt" limit 1)`
const leads = (id: Prisma.Sql) => Prisma.sql`(select count(*)::int from "Lead" where "patientId" = ${id})`

function toPair(row: Row): DuplicatePair {
  const spoken = (address: string | null) => address && spokenPhone(address)
  return {
    one: {
      id: row.one,
      name: row.oneName,
      address: spoken(row.oneAddress),
      since: row.oneSince.toISOString(),
      leads: row.oneLeads,
    },
    other: {
      id: row.other,
      name: row.otherName,
      address: spoken(row.otherAddress),
      since: row.otherSince.toISOString(),
      leads: row.otherLeads,
    },
    because: [
      ...(row.sameDigits ? (["number"] as const) : []),
      ...(row.sameEmail ? (["email"] as const) : []),
      ...(row.sameDay ? (["birth_date"] as const) : []),
    ],
  }
}

/** Who may be the same person as this one. */
export const listDuplicatesOf = query({
  name: "patients.duplicatesOf",
  may: "patients.merge",
  input: PatientIdInput,
  async run({ ctx, tx, input, grant }): Promise<DuplicatePair[]> {
    const { id } = await patientInReach(tx, input.id, patientReach(ctx, grant))
    const mine = Prisma.sql`one.id = ${id}::uuid and other.id <> one.id`
    return (await tx.$queryRaw<Row[]>(pairs(mine, MOST_OF_ONE))).map(toPair)
  },
  reads: ({ value }) => ({ what: "duplicates", patientIds: value.map((pair) => pair.other.id), list: true }),
})

const UUID_LENGTH = 36
const isPlace = (value: string | null): boolean => value !== null && isId(value.slice(0, UUID_LENGTH))

/** All pairs of the clinic that may be one person, by name. */
export const listDuplicates = query({
  name: "patients.duplicates",
  may: "patients.merge",
  input: z.object({ cursor: z.string().max(500).optional() }),
  async run({ tx, input }): Promise<{ rows: DuplicatePair[]; nextCursor: string | null }> {
    const place = input.cursor ? readPlace(input.cursor, SORT, isPlace) : null
    const [one, name] = [place?.value?.slice(0, UUID_LENGTH), place?.value?.slice(UUID_LENGTH + 1)]
    const beyond = place
      ? Prisma.sql`and (one."nameFolded", one.id, other.id) > (${name}, ${one}::uuid, ${place.id}::uuid)`
      : Prisma.empty
    const found = await tx.$queryRaw<Row[]>(pairs(Prisma.sql`other.id > one.id ${beyond}`, PAGE + 1))
    const rows = found.slice(0, PAGE)
    const last = found.length > PAGE ? rows.at(-1) : undefined
    return {
      rows: rows.map(toPair),
      nextCursor: last ? writePlace(SORT, { value: `${last.one} ${last.nameFolded}`, id: last.other }) : null,
    }
  },
  reads: ({ value }) => ({
    what: "duplicates",
    patientIds: value.rows.flatMap((pair) => [pair.one.id, pair.other.id]),
    list: true,
  }),
})
