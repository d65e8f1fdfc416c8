import { z } from "zod"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"

const PER_CHUNK = 1_000

type Back = { id: string; status: string; patientId: string }

/**
 * Brings back what one run archived and nobody touched since, as it was; at most a thousand at once, then `left` says
 * that it is to be asked for again. What was reopened, noted on or given a task stays as people made it.
 */
export const undoArchiving = command({
  name: "leads.undoArchiving",
  may: "settings.write",
  input: z.object({ id: z.string().max(64) }),
  async run({ ctx, tx, input: { id } }) {
    if (!isId(id)) fail("not_found")
    await tx.$queryRaw`select id from "StaleRun" where id = ${id}::uuid for update`
    const run = (await tx.staleRun.findUnique({ where: { id } })) ?? fail("not_found")
    if (run.scheduleId !== "stale-lead-cleanup")
      fail("wrong_state", { sentence: "Only an archiving can be taken back." })
    if (!run.endedAt) fail("wrong_state", { sentence: "The run still goes on." })
    if (run.undoneAt) return { value: { broughtBack: run.broughtBack, left: false }, facts: [] }
    const taken = await tx.$queryRaw<{ id: string }[]>`
      update "StaleRunLead" set undone = true where "runId" = ${id}::uuid and "leadId" in (
        select "leadId" from "StaleRunLead" where "runId" = ${id}::uuid and not undone order by "leadId" limit ${PER_CHUNK})
      returning "leadId" as id`
    const back = await tx.$queryRaw<Back[]>`
      update "Lead" lead set status = was.status, "waitingSince" = was."waitingSince", "dueAt" = was."dueAt", "updatedAt" = ${ctx.now}
      from "StaleRunLead" was
      where was."runId" = ${id}::uuid and was."leadId" = any(${taken.map((one) => one.id)}::uuid[]) and lead.id = was."leadId"
        and lead.status = 'archived' and lead."archivedAt" = was."archivedAt"
        and not exists (select from "LeadNote" note where note."leadId" = lead.id and note."createdAt" > was."archivedAt")
        and not exists (select from "Task" task where task."leadId" = lead.id and task."createdAt" > was."archivedAt")
      returning lead.id, lead.status, lead."patientId"`
    const left = taken.length === PER_CHUNK
    const broughtBack = run.broughtBack + back.length
    await tx.staleRun.update({
      where: { id },
      data: {
        broughtBack,
        undoneById: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
        ...(!left && { undoneAt: ctx.now }),
      },
    })
    const done = left
      ? []
      : [fact("lead.archiving_undone", id, { subjectType: "stale_run", after: { broughtBack } })]
    return {
      value: { broughtBack, left },
      facts: [
        ...back.map((lead) =>
          fact("lead.status_changed", lead.id, {
            patientId: lead.patientId,
            before: { status: "archived" },
            after: { status: lead.status },
            reason: "archiving_undone",
          }),
        ),
        ...done,
      ],
    }
  },
})
