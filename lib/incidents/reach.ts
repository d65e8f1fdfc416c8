import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { Incident } from "@/lib/generated/prisma/client"

export const takeIncident = async (tx: Tx, id: string): Promise<Incident> =>
  (await tx.incident.findUnique({ where: { id } })) ?? absent()

/** Throws `wrong_state` once it is closed: what comes after is another incident. */
export async function takeOpenIncident(tx: Tx, id: string): Promise<Incident> {
  const incident = await takeIncident(tx, id)
  if (incident.status === "closed")
    fail("wrong_state", { sentence: "This incident is closed. What happens now is another one." })
  return incident
}

export const memberIdOf = (ctx: Ctx): string | null =>
  ctx.actor.kind === "member" ? ctx.actor.memberId : null
