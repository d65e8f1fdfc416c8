import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import type { DueCount } from "@/lib/retention/schema"
import type { SweptClass } from "@/lib/retention/words"

const OPEN = ["received", "identity_needed", "in_progress", "awaiting_approval"]

/** Whoever asked something about their data, or is about to be decided on: of them nothing goes until that is over. */
export const heldPeople: Prisma.Sql = Prisma.sql`
  select "patientId" from "SubjectRequest" where status = any(${OPEN})
  union select "patientId" from "Approval" where status = 'pending' and "patientId" is not null`

/** Their records, with those merged into them: what was said before a merge lies there. */
const heldRecords: Prisma.Sql = Prisma.sql`
  with recursive held as (
    select "patientId" as id, 0 as step from (${heldPeople}) as asked
    union all
    select other.id, held.step + 1 from "Patient" other join held on other."mergedIntoId" = held.id where held.step < 20
  )
  select id from held`

/** `held`: that a row is of somebody whose request is open. */
type Rows = { from: Prisma.Sql; at: Prisma.Sql; where: Prisma.Sql; held: Prisma.Sql }
const ofHeld = Prisma.sql`coalesce(one."patientId" in (${heldRecords}), false)`

/** The rows of a class that still hold what is to go, and whose they are. */
export function rowsOf(of: SweptClass): Rows {
  switch (of) {
    case "messages":
      return {
        from: Prisma.sql`"Message" one`,
        at: Prisma.sql`one."createdAt"`,
        where: Prisma.sql`(one.body <> '' or one.detail is not null or one.parameters is not null)`,
        held: ofHeld,
      }
    case "marketing":
      return {
        from: Prisma.sql`"Lead" one`,
        at: Prisma.sql`one."createdAt"`,
        where: Prisma.sql`(one.referral is not null or one."utmSource" is not null or one."utmMedium" is not null
          or one."utmCampaign" is not null)`,
        held: ofHeld,
      }
    case "webhook_bodies":
      return {
        from: Prisma.sql`"WebhookDelivery" one`,
        at: Prisma.sql`one."receivedAt"`,
        where: Prisma.sql`one.body is not null`,
        held: Prisma.sql`one.id in (
          select event."deliveryId" from "WebhookEvent" event join "Message" message on message."webhookEventId" = event.id
          where message."patientId" in (${heldRecords}))`,
      }
    case "exports":
      return {
        from: Prisma.sql`"SubjectExport" one`,
        at: Prisma.sql`one."createdAt"`,
        where: Prisma.sql`one.status = 'ready'`,
        // A copy is made anew where somebody asks again.
        held: Prisma.sql`false`,
      }
    case "visits":
      return {
        from: Prisma.sql`"Appointment" one`,
        at: Prisma.sql`one."startsAt"`,
        where: Prisma.sql`(one.note is not null or one."outcomeNote" is not null or one."noShowPercent" is not null
          or exists (select from "Survey" asked where asked."appointmentId" = one.id and asked.comment is not null))`,
        held: ofHeld,
      }
    case "drafts":
      return {
        from: Prisma.sql`"ConversationDraft" one`,
        at: Prisma.sql`one."savedAt"`,
        where: Prisma.sql`true`,
        held: Prisma.sql`one."conversationId" in (
          select conversation.id from "Conversation" conversation
          join "PatientContact" link on link."contactId" = conversation."contactId"
          where link."patientId" in (${heldRecords}))`,
      }
  }
}

/** How much of a class is past its time, how much of that is held, and how old the oldest is. */
export async function dueOf(tx: Tx, of: SweptClass, before: Date): Promise<DueCount> {
  const { from, at, where, held } = rowsOf(of)
  const [row] = await tx.$queryRaw<[{ due: number; held: number; oldest: Date | null }]>`
    select count(*) filter (where not held)::int as due, count(*) filter (where held)::int as held,
      min(at) filter (where not held) as oldest
    from (select ${at} as at, ${held} as held from ${from} where ${at} < ${before} and ${where}) as due`
  return { due: row.due, held: row.held, oldest: row.oldest?.toISOString() ?? null }
}
