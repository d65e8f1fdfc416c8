import type { Grant } from "@/lib/can"
import { type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { notify } from "@/lib/notifications/notify"
import { command } from "@/lib/operation"
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
    const owner = await readOwner(tx, ctx, wanted)
    const about = await subjectOf(tx, ctx, input)
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

/** The lead or patient it is about, as far as this role may know of them at all. */
async function subjectOf(tx: Tx, ctx: Ctx, { leadId, patientId }: About): Promise<About> {
  const me = requireMember(ctx)
  const sees = (grant: Grant | null) => grant?.scope === "all" || grant?.scope === "own"
  if (leadId) {
    const grant = grantOf(ctx, "leads.read")
    const lead = isId(leadId) && sees(grant) && (await tx.lead.findUnique({ where: { id: leadId } }))
    if (!lead || (grant?.scope === "own" && lead.ownerId !== null && lead.ownerId !== me)) fail("not_found")
    return { leadId: lead.id, patientId: lead.patientId }
  }
  if (patientId) {
    const known =
      isId(patientId) &&
      sees(grantOf(ctx, "patients.read")) &&
      (await tx.patient.findUnique({ where: { id: patientId }, select: { id: true } }))
    if (!known) fail("not_found")
    return { patientId: known.id }
  }
  return {}
}
