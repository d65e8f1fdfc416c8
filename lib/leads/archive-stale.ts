import { z } from "zod"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

export const INACTIVE_DAYS = 90
const PER_CHUNK = 200

/**
 * Archives leads in which nothing has happened for 90 days: no message, note, task or change. A booked, won or lost one
 * stays as it is. A job's work, a chunk at a time; run again it finds none.
 */
export const archiveStaleLeads = command({
  name: "leads.archiveStale",
  may: "settings.write",
  input: z.strictObject({
    /** The last lead of the chunk before; empty at the start. */
    after: z.union([z.literal(""), z.uuid()]).default(""),
  }),
  async run({ ctx, tx, input }) {
    const before = addMs(ctx.now, -INACTIVE_DAYS * DAY_MS)
    const after = input.after || null
    const found = await tx.$queryRaw<{ id: string; status: string; patientId: string }[]>`
      select id, status, "patientId" from "Lead" lead
      where (${after}::uuid is null or id > ${after}::uuid) and status in ('new', 'contacted', 'qualified')
        and "updatedAt" < ${before} and "createdAt" < ${before}
        and ("lastMessageAt" is null or "lastMessageAt" < ${before})
        and not exists (select from "LeadNote" note where note."leadId" = lead.id and note."createdAt" >= ${before})
        and not exists (select from "Task" task where task."leadId" = lead.id and task.status = 'open')
      order by id limit ${PER_CHUNK} for update skip locked`
    await tx.lead.updateMany({
      where: { id: { in: found.map((lead) => lead.id) } },
      data: { status: "archived", waitingSince: null, dueAt: null },
    })
    const facts = found.map(({ id, status, patientId }) =>
      fact("lead.status_changed", id, {
        patientId,
        before: { status },
        after: { status: "archived" },
        reason: "inactive",
      }),
    )
    const next = found.length === PER_CHUNK ? (found.at(-1)?.id ?? null) : null
    return { value: { archived: found.length, next }, facts }
  },
})
