import type { Grant } from "@/lib/can"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma, type Recall } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"

/** Scope `own`: those given to oneself, and those of patients one treated last. A condition on `recall`. */
export function reachSql(ctx: Ctx, grant: Grant): Prisma.Sql {
  if (grant.scope !== "own") return Prisma.sql`true`
  const me = memberIdOf(ctx)
  return Prisma.sql`(recall."ownerId" = ${me}::uuid or exists (
    select from "Appointment" last join "Practitioner" who on who."clinicId" = last."clinicId" and who.id = last."practitionerId"
    where last."clinicId" = recall."clinicId" and last.id = recall."lastAppointmentId" and who."memberId" = ${me}::uuid
  ))`
}

/** One within reach, its row held; or `not_found`: unknown, another clinic's and out of reach look the same. */
export async function heldRecall(tx: Tx, ctx: Ctx, grant: Grant, id: string): Promise<Recall> {
  if (!isId(id)) return fail("not_found")
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    select recall.id from "Recall" recall
    where recall."clinicId" = ${ctx.clinicId}::uuid and recall.id = ${id}::uuid and ${reachSql(ctx, grant)} for update`
  return found ? tx.recall.findUniqueOrThrow({ where: { id: found.id } }) : fail("not_found")
}

export const ended = (): never =>
  fail("wrong_state", { sentence: "This recall has ended. Open it again first." })
