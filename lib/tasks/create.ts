import type { Grant } from "@/lib/can"
import { type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { notify } from "@/lib/notifications/notify"
import { command } from "@/lib/operation"
import { leadsInReach, patientForChange, patientReach } from "@/lib/patients/reach"
import { makeTask } from "@/lib/tasks/make"
import { readOwner } from "@/lib/tasks/owners"
import { requireMember } from "@/lib/tasks/reach"
import { CreateTaskInput } from "@/lib/tasks/schema"
import { fromWallClock } from "@/lib/time"

/** Made by hand. The form's key makes a second press harmless. */
export const createTask = command({
  name: "tasks.create",
  may: "tasks.write",
  input: CreateTaskInput,
  async run({ ctx, tx, input }) {
    const me = requireMember(ctx)
    const { key, due, owner: wanted, kind, title, why } = input
    const effectKey = `member ${me} ${key}`
    const about = await subjectOf(tx, ctx, input)
    const owner = await readOwner(tx, ctx, wanted, about.patientId)
    const dueAt = due ? fromWallClock(due, ctx.clinic.timeZone) : null
    if (dueAt && dueAt < ctx.now) fail("invalid_input", { fields: { due: "This is in the past." } })
    const { taskId, facts } = await makeTask(tx, ctx, {
      ...about,
      kind,
      title,
      why,
      dueAt,
      owner,
      effectKey,
      source: "member",
    })
    if (!taskId) {
      const known = await tx.task.findFirst({ where: { effectKey }, select: { id: true } })
      return { value: { id: known?.id ?? fail("conflict") }, facts: [] }
    }
    const told =
      "memberId" in owner && owner.memberId !== me
        ? await notify(tx, ctx, [
            {
              memberId: owner.memberId,
              kind: "task_assigned",
              subjectType: "task",
              subjectId: taskId,
              effectKey: `task ${taskId} ${ctx.requestId}`,
            },
          ])
        : []
    return { value: { id: taskId }, facts: [...facts, ...told] }
  },
})

type About = { leadId?: string; patientId?: string }

/** The lead or patient it is about: one that this role may open by name, and no record that was merged away. */
async function subjectOf(tx: Tx, ctx: Ctx, { leadId, patientId }: About): Promise<About> {
  if (leadId) {
    const reach = patientReach(ctx, named(grantOf(ctx, "leads.read")))
    const where = { id: leadId, ...leadsInReach(reach) }
    const lead = isId(leadId) ? await tx.lead.findFirst({ where }) : null
    return lead ? { leadId: lead.id, patientId: lead.patientId } : fail("not_found")
  }
  if (!patientId) return {}
  const reach = patientReach(ctx, named(grantOf(ctx, "patients.read")))
  return { patientId: (await patientForChange(tx, patientId, reach)).id }
}

const named = (grant: Grant | null): Grant =>
  grant?.scope === "all" || grant?.scope === "own" ? grant : fail("not_found")
