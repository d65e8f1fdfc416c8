import { can, type Permission } from "@/lib/can"
import { type Ctx, grantOf, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"

/**
 * Whose conversations somebody sees: all of the clinic's; the desk those given to them or to nobody; a doctor those given to
 * them and those of their own patients; both also where a colleague called them by name. A caregiver follows linked patients:
 * nobody is linked yet.
 */
export type ConversationReach = {
  isAll: boolean
  isDesk: boolean
  isDoctor: boolean
  memberId: string | null
}

const EVERYTHING = { isAll: true, isDesk: false, isDoctor: false }

export function readReach(ctx: Ctx): ConversationReach {
  const memberId = memberIdOf(ctx)
  const scope = grantOf(ctx, "messages.read")?.scope
  if (scope === "all") return { ...EVERYTHING, memberId }
  return {
    isAll: false,
    isDesk: scope === "own" && ctx.roles.includes("frontdesk"),
    isDoctor: scope === "own" && ctx.roles.includes("doctor"),
    memberId,
  }
}

/** Broken glass lets one read, not write. */
export const workReach = (ctx: Ctx): ConversationReach =>
  ctx.actor.kind !== "system" && can(ctx.roles, "messages.read")?.scope !== "all"
    ? { ...readReach(ctx), isAll: false }
    : readReach(ctx)

const ofPatients = (rows: Prisma.Sql) => Prisma.sql`talk."contactId" in (
  select link."contactId" from "PatientContact" link where link."patientId" in (${rows}))`

/** A doctor's patients; `isWork`: without those whose lead waits to be taken. The rule of lib/patients/reach. */
const doctors = (memberId: string | null, isWork: boolean) =>
  ofPatients(Prisma.sql`
    select lead."patientId" from "Lead" lead where lead."ownerId" = ${memberId}::uuid
    union all
    select made.id from "Patient" made where made."createdById" = ${memberId}::uuid
    ${
      isWork
        ? Prisma.empty
        : Prisma.sql`union all
    select lead."patientId" from "Lead" lead where lead."ownerId" is null and lead.classification = 'HOT'
    union all
    select lead."patientId" from "Lead" lead
    where lead."ownerId" is null and lead.urgency = any(array['critical', 'high', 'medium'])`
    }`)

/** Conditions on `talk` that share no row, each with an index of its own; none: nothing is within reach. */
export function reachParts(reach: ConversationReach, isWork = false): Prisma.Sql[] {
  const { isAll, isDesk, isDoctor, memberId } = reach
  if (isAll) return [Prisma.sql`true`]
  if (!isDesk && !isDoctor) return []
  const mine = Prisma.sql`talk."assigneeId" = ${memberId}::uuid`
  const nobodys = Prisma.sql`talk."assigneeId" is null`
  const named = Prisma.sql`talk.id in (
    select mention."conversationId" from "ConversationMention" mention where mention."memberId" = ${memberId}::uuid)`
  const invited = isDoctor ? Prisma.sql`(${named} or ${doctors(memberId, isWork)})` : named
  return isDesk
    ? [mine, nobodys, Prisma.sql`(talk."assigneeId" <> ${memberId}::uuid and ${invited})`]
    : [mine, Prisma.sql`(talk."assigneeId" is distinct from ${memberId}::uuid and ${invited})`]
}

/** The parts as one condition, where only one row is asked for. */
export function reachSql(reach: ConversationReach, isWork = false): Prisma.Sql {
  const parts = reachParts(reach, isWork)
  return parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(parts, " or ")})`
}

type Held = { id: string; contactId: string; channel: string; status: string; isWorkable: boolean }

/** A conversation within reach, or `not_found`: unknown, malformed, another clinic's and out of reach look the same. */
export async function conversationInReach(tx: Tx, ctx: Ctx, id: string): Promise<Held> {
  if (!isId(id)) return fail("not_found")
  const rows = await tx.$queryRaw<Held[]>`
    select talk.id, talk."contactId", talk.channel, talk.status,
      coalesce(${reachSql(workReach(ctx), true)}, false) as "isWorkable"
    from "Conversation" talk where talk.id = ${id}::uuid and ${reachSql(readReach(ctx))}`
  return rows[0] ?? fail("not_found")
}

/** The same to be changed, its row held until the end: who only sees it because its lead waits must take that first. */
export async function conversationForWork(tx: Tx, ctx: Ctx, id: string) {
  const { isWorkable } = await conversationInReach(tx, ctx, id)
  if (!isWorkable) fail("forbidden", { sentence: TAKE_FIRST })
  await tx.$executeRaw`select from "Conversation" where id = ${id}::uuid for update`
  return (await tx.conversation.findUnique({ where: { id } })) ?? fail("not_found")
}

const TAKE_FIRST = "Take this person's lead first, then work on it."

export const mayHere = (ctx: Ctx, permission: Permission, isWorkable: boolean): boolean =>
  isWorkable && (ctx.actor.kind === "system" || can(ctx.roles, permission) !== null)
