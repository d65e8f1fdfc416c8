import { z } from "zod"
import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { patientReach, patientReachSql } from "@/lib/patients/reach"
import { searchedFor } from "@/lib/patients/search"
import { spokenPhone } from "@/lib/phone"

const MOST_LOOKED_AT = 50

export type Suggestion = { id: string; name: string; address: string | null }

export const SuggestInput = z.object({
  q: z.string().trim().min(2).max(80),
  most: z.number().int().min(1).max(20).default(6),
})

/** The few patients most likely meant by a part of a name, last digits, a number, an e-mail address or an id. */
export const suggestPatients = query({
  name: "patients.suggest",
  may: "patients.read",
  input: SuggestInput,
  run: ({ ctx, tx, input, grant }) => suggest(tx, ctx, grant, input),
  reads: ({ value }) => ({ what: "search", patientIds: value.map((one) => one.id), list: true }),
})

export async function suggest(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  input: z.output<typeof SuggestInput>,
): Promise<Suggestion[]> {
  if (grant.scope === "masked")
    fail("forbidden", { sentence: "A masked view cannot be searched by name or number." })
  const reach = patientReachSql(patientReach(ctx, grant))
  // One statement either way: at this size each way to the database costs more than the search.
  const found = await tx.$queryRaw<Suggestion[]>(
    reach || isId(input.q)
      ? withinReach(input, reach)
      : Prisma.sql`select id, name, address from suggest_patients(${searchedFor(input.q)}, ${input.most}::int)`,
  )
  return found.map((one) => ({ ...one, address: one.address && spokenPhone(one.address) }))
}

/** Out of reach some of those found fall away. */
function withinReach({ q, most }: z.output<typeof SuggestInput>, reach: Prisma.Sql | null): Prisma.Sql {
  const ids = isId(q)
    ? Prisma.sql`array[${q}::uuid]`
    : Prisma.sql`array(select search_patients(${searchedFor(q)}, ${MOST_LOOKED_AT}::int))`
  return Prisma.sql`
    select "Patient".id, "Patient".name, (
      select contact.address from "PatientContact" link join "Contact" contact on contact.id = link."contactId"
      where link."patientId" = "Patient".id order by link."isPrimary" desc, link."createdAt", contact.id limit 1
    ) as address
    from unnest(${ids}) with ordinality as found (id, rank)
    join "Patient" on "Patient".id = found.id
    where "Patient"."mergedIntoId" is null ${reach ? Prisma.sql`and ${reach}` : Prisma.empty}
    order by found.rank limit ${most}`
}
