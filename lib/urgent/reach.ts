import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"

/** A case of the clinic, locked, or `not_found`. Whoever may acknowledge may any case: nobody waits for the right role. */
export async function caseForWork(tx: Tx, id: string) {
  if (!isId(id)) return fail("not_found")
  await tx.$queryRaw`select id from "UrgentCase" where id = ${id}::uuid for update`
  const found = await tx.urgentCase.findUnique({
    where: { id },
    include: { acknowledged: { select: { name: true } }, lead: true },
  })
  return found ?? fail("not_found")
}
