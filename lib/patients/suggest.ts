import { z } from "zod"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { patientReach, patientReachSql } from "@/lib/patients/reach"
import { searchPatients } from "@/lib/patients/search"
import { spokenPhone } from "@/lib/phone"

const MOST_LOOKED_AT = 50

export type Suggestion = { id: string; name: string; address: string | null }

/** The few patients most likely meant by a part of a name, last digits, a number, an e-mail address or an id. */
export const suggestPatients = query({
  name: "patients.suggest",
  may: "patients.read",
  input: z.object({ q: z.string().trim().min(2).max(80), most: z.number().int().min(1).max(20).default(6) }),
  async run({ ctx, tx, input, grant }): Promise<Suggestion[]> {
    if (grant.scope === "masked")
      fail("forbidden", { sentence: "A masked view cannot be searched by name or number." })
    const ids = isId(input.q) ? [input.q] : await searchPatients(tx, input.q, MOST_LOOKED_AT)
    if (ids.length === 0) return []
    const reach = patientReachSql(patientReach(ctx, grant))
    const found = await tx.$queryRaw<Suggestion[]>`
      select "Patient".id, "Patient".name, (
        select contact.address from "PatientContact" link join "Contact" contact on contact.id = link."contactId"
        where link."patientId" = "Patient".id order by link."isPrimary" desc, link."createdAt", contact.id limit 1
      ) as address
      from "Patient"
      where "Patient".id = any(${ids}::uuid[]) and "Patient"."mergedIntoId" is null
        ${reach ? Prisma.sql`and ${reach}` : Prisma.empty}
      order by array_position(${ids}::uuid[], "Patient".id) limit ${input.most}`
    return found.map((one) => ({ ...one, address: one.address && spokenPhone(one.address) }))
  },
  reads: ({ value }) => ({ what: "search", patientIds: value.map((one) => one.id), list: true }),
})
