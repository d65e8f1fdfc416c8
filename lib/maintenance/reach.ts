import { absent, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { Maintenance } from "@/lib/generated/prisma/client"
import { standingOf } from "@/lib/maintenance/rules"

/** Throws `wrong_state` for what is over or was cancelled. */
export async function takeAhead(tx: Tx, id: string, now: Date): Promise<Maintenance> {
  const one = (await tx.maintenance.findUnique({ where: { id } })) ?? absent()
  if (["over", "cancelled"].includes(standingOf(one, now))) fail("wrong_state")
  return one
}
