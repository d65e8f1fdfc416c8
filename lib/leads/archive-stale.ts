import { z } from "zod"
import { fact } from "@/lib/facts"
import { countPart } from "@/lib/leads/stale-run"
import { AFTER, inactiveSql, writeAfter } from "@/lib/leads/stale-sql"
import { command } from "@/lib/operation"

export { INACTIVE_DAYS } from "@/lib/leads/stale-sql"

const PER_CHUNK = 200

type Found = {
  id: string
  status: string
  patientId: string
  waitingSince: Date | null
  dueAt: Date | null
  updatedAt: Date
}

/**
 * Archives leads in which nothing has happened for 90 days, a chunk at a time, and keeps how each was, so that a run can
 * be taken back. A booked, won or lost one stays as it is; so does one a person left out. Run again it finds none.
 */
export const archiveStaleLeads = command({
  name: "leads.archiveStale",
  may: "settings.write",
  input: z.strictObject({
    /** Where the chunk before ended; empty at the start. */
    after: z.string().max(80).regex(AFTER).default(""),
  }),
  async run({ ctx, tx, input }) {
    const found = await tx.$queryRaw<Found[]>`
      select id, status, "patientId", "waitingSince", "dueAt", "updatedAt" from "Lead" lead
      where ${inactiveSql(ctx.now, input.after)}
      order by "updatedAt", id limit ${PER_CHUNK} for update skip locked`
    const ids = found.map((lead) => lead.id)
    await tx.lead.updateMany({
      where: { id: { in: ids } },
      data: { status: "archived", waitingSince: null, dueAt: null },
    })
    const last = found.length === PER_CHUNK ? found.at(-1) : undefined
    const part = { looked: found.length, changed: found.length, isLast: !last }
    const run = await countPart(tx, ctx, "stale-lead-cleanup", part)
    const before = JSON.stringify(found)
    await tx.$executeRaw`
      insert into "StaleRunLead" ("clinicId", "runId", "leadId", status, "waitingSince", "dueAt", "archivedAt")
      select lead."clinicId", ${run.id}::uuid, lead.id, was.status, was."waitingSince", was."dueAt", lead."archivedAt"
      from json_to_recordset(${before}::json) as was(id uuid, status text, "waitingSince" timestamptz, "dueAt" timestamptz)
      join "Lead" lead on lead.id = was.id
      on conflict ("clinicId", "runId", "leadId") do nothing`
    const facts = found.map(({ id, status, patientId }) =>
      fact("lead.status_changed", id, {
        patientId,
        before: { status },
        after: { status: "archived" },
        reason: "inactive",
      }),
    )
    const next = last ? writeAfter(last.updatedAt, last.id) : null
    return { value: { archived: found.length, next }, facts: [...facts, ...run.facts] }
  },
})
