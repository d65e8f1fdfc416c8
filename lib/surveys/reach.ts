import type { Grant } from "@/lib/can"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import type { Prisma, Survey } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"

/** Scope `own`: of visits to oneself. */
export function reachWhere(ctx: Ctx, grant: Grant): Prisma.SurveyWhereInput {
  if (grant.scope !== "own") return {}
  const me = memberIdOf(ctx)
  return me ? { appointment: { practitioner: { memberId: me } } } : { id: { in: [] } }
}

/** One within reach, its row held; or `not_found`. */
export async function heldSurvey(tx: Tx, ctx: Ctx, grant: Grant, id: string): Promise<Survey> {
  if (!isId(id)) return absent()
  await tx.$executeRaw`select from "Survey" where id = ${id}::uuid and "clinicId" = ${ctx.clinicId}::uuid for update`
  return (await tx.survey.findFirst({ where: { id, ...reachWhere(ctx, grant) } })) ?? absent()
}
