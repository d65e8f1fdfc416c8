import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { Prisma } from "@/lib/generated/prisma/client"
import { command } from "@/lib/operation"
import { rowsOf } from "@/lib/retention/due"
import { SweepInput } from "@/lib/retention/schema"
import { retentionDays } from "@/lib/retention/setting"
import { PER_BATCH, type SweptClass } from "@/lib/retention/words"
import { addMs, DAY_MS } from "@/lib/time"

/**
 * One batch of what is past its time: few rows, a short transaction, and again until nothing is left. Rows that somebody is
 * working with just now are left for the next batch.
 */
export const sweepBatch = command({
  name: "retention.sweep",
  may: "retention.write",
  input: SweepInput,
  async run({ ctx, tx, input: { of } }) {
    const days = (await retentionDays(tx, ctx))[of]
    const before = addMs(ctx.now, -days * DAY_MS)
    const keys = await batchOf(tx, of, before)
    if (keys.length > 0) await AWAY[of](tx, keys)
    const value = { gone: keys.length, days }
    const swept = fact("retention.swept", ctx.clinicId, { after: { class: of, rows: keys.length, days } })
    return { value, facts: keys.length > 0 ? [swept] : [] }
  },
})

async function batchOf(tx: Tx, of: SweptClass, before: Date): Promise<string[]> {
  const { from, at, where, held } = rowsOf(of)
  const key =
    of === "drafts" ? Prisma.sql`one."conversationId" || ' ' || one."memberId"` : Prisma.sql`one.id::text`
  const lock = of === "webhook_bodies" ? Prisma.empty : Prisma.sql`for update skip locked`
  const rows = await tx.$queryRaw<{ key: string }[]>`
    select ${key} as key from ${from} where ${at} < ${before} and ${where} and not ${held}
    order by ${at} limit ${PER_BATCH} ${lock}`
  return rows.map((row) => row.key)
}

const AWAY: Record<SweptClass, (tx: Tx, keys: string[]) => Promise<void>> = {
  async messages(tx, ids) {
    await tx.$executeRaw`
      delete from "MessageVersion" version using "Message" message
      where message.id = any(${ids}::uuid[]) and version."targetExternalId" = message."externalId"`
    await tx.media.deleteMany({ where: { messageId: { in: ids } } })
    await tx.attachment.deleteMany({ where: { messageId: { in: ids } } })
    await tx.$executeRaw`
      update "Score" as score set reasons = coalesce((
        select json_agg((item.value::jsonb - 'quote')::json) from json_array_elements(score.reasons) as item), '[]')
      where "messageId" = any(${ids}::uuid[])`
    await tx.$executeRaw`
      update "Lead" set "lastMessage" = null where "lastMessage" is not null and id in (
        select "leadId" from "Message" where id = any(${ids}::uuid[])
      ) and not exists (
        select from "Message" later where later."leadId" = "Lead".id and later.body <> ''
          and later.id <> all(${ids}::uuid[])
      )`
    await tx.message.updateMany({
      where: { id: { in: ids } },
      data: { body: "", detail: Prisma.DbNull, parameters: Prisma.DbNull },
    })
  },
  async marketing(tx, ids) {
    await tx.lead.updateMany({
      where: { id: { in: ids } },
      data: { referral: Prisma.DbNull, utmSource: null, utmMedium: null, utmCampaign: null },
    })
  },
  async webhook_bodies(tx, ids) {
    await tx.$queryRaw`select erase_bodies(${ids}::uuid[], array_fill(null::bytea, array[${ids.length}::int]))`
  },
  async visits(tx, ids) {
    await tx.survey.updateMany({ where: { appointmentId: { in: ids } }, data: { comment: null } })
    await tx.appointment.updateMany({
      where: { id: { in: ids } },
      data: { note: null, outcomeNote: null, noShowPercent: null, noShowReasons: [] },
    })
  },
  async exports(tx, ids) {
    await tx.subjectExport.updateMany({
      where: { id: { in: ids } },
      data: { status: "expired", json: null, pdf: null },
    })
  },
  async drafts(tx, keys) {
    await tx.$executeRaw`
      delete from "ConversationDraft" where "conversationId" || ' ' || "memberId" = any(${keys}::text[])`
  },
}
