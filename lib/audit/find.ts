import { FACT_ROW, ownOnly, patientsIn, type StoredFact, toFactRows } from "@/lib/audit/rows"
import { type FactRow, FindFactInput } from "@/lib/audit/schema"
import { absent } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"

/** One fact; somebody else's is absent to whoever sees only own accesses. */
export const findFact = query({
  name: "audit.find",
  may: "audit.read",
  input: FindFactInput,
  async run({ ctx, tx, input, grant }): Promise<FactRow> {
    if (!isId(input.id)) return absent()
    const where = [Prisma.sql`id = ${input.id}::uuid`, ...ownOnly(ctx, grant)]
    const found = await tx.$queryRaw<StoredFact[]>`
      select ${FACT_ROW} from "Fact" where ${Prisma.join(where, " and ")}`
    const [row] = await toFactRows(tx, ctx, found)
    return row ?? absent()
  },
  reads: ({ value }) => ({ what: "audit", patientIds: patientsIn([value]) }),
})
