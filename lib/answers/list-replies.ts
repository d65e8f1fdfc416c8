import { type Replies, RepliesInput, type ReplyRow } from "@/lib/answers/schema"
import { purposesOf } from "@/lib/consents/words"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"
import { patientReach, patientReachSql } from "@/lib/patients/reach"

const PAGE = 30

/** Replies that wait for a person to read them, the oldest first. */
export const listReplies = query({
  name: "consents.replies",
  may: "consents.record",
  input: RepliesInput,
  async run({ ctx, tx, input, grant }): Promise<Replies> {
    const [after, afterId] = (input.cursor ?? "").split("~")
    const reach = patientReachSql(patientReach(ctx, grant))
    if (input.cursor && (!/^\d+$/.test(after ?? "") || !/^[0-9a-f-]{36}$/.test(afterId ?? "")))
      fail("invalid_input", { fields: { cursor: "Is no place in this list." } })
    const place = input.cursor
      ? Prisma.sql`and (heard."saidAt", heard.id) > (to_timestamp(${Number(after) / 1_000}), ${afterId}::uuid)`
      : Prisma.empty
    const rows = await tx.$queryRaw<Found[]>`
      select heard.id, heard."messageId", heard."saidAt", heard.purposes, "Patient".id as "patientId",
        "Patient".name as "patientName", message."leadId", message.body as words, message.kind, task.why,
        asked.body as question, coalesce(request.status in ('open', 'unclear'), false) as "isOpen"
      from "HeardAnswer" heard
      join "Message" message on message."clinicId" = heard."clinicId" and message.id = heard."messageId"
      join "Patient" on "Patient"."clinicId" = message."clinicId" and "Patient".id = message."patientId"
      left join "Task" task on task."clinicId" = heard."clinicId" and task.id = heard."taskId"
      left join "ConsentRequest" request on request."clinicId" = heard."clinicId" and request.id = heard."requestId"
      left join "Message" asked on asked."clinicId" = heard."clinicId" and asked.id = request."messageId"
      where heard."clinicId" = ${ctx.clinicId}::uuid and heard.outcome in ('asked', 'taken_back')
        and heard."settledAt" is null and (task.id is null or task.status = 'open') and ${reach ?? Prisma.sql`true`} ${place}
      order by heard."saidAt", heard.id limit ${PAGE + 1}`
    const page = rows.slice(0, PAGE)
    const last = page.at(-1)
    return {
      rows: page.map(toRow),
      nextCursor: last && rows.length > PAGE ? `${last.saidAt.getTime()}~${last.id}` : null,
    }
  },
  reads: ({ value }) =>
    value.rows.length > 0
      ? { what: "conversation", patientIds: [...new Set(value.rows.map((row) => row.patientId))] }
      : null,
})

type Found = Omit<ReplyRow, "saidAt" | "purposes"> & { id: string; saidAt: Date; purposes: string[] }

const toRow = ({ id: _, saidAt, purposes, ...row }: Found): ReplyRow => ({
  ...row,
  saidAt: saidAt.toISOString(),
  purposes: purposesOf(purposes),
})
