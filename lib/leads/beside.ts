import type { Permission } from "@/lib/can"
import { type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"

const MOST_TASKS = 100

/** What happens to a patient beside the lead itself and belongs into its story, by the names it is recorded under. */
const OF_PATIENT: Record<string, Permission> = {
  "consent.": "consents.read",
  "appointment.": "appointments.read",
  "booking.": "appointments.read",
  "payment.": "payments.read",
  "call.": "recordings.read",
}
/** Reckoned by the product again and again: no event of anybody's story. */
const NO_STORY = [
  "appointment.weighed",
  "appointment.reminders_planned",
  "appointment.reminder_late",
  "booking.started",
  "booking.ended",
] as const
const OF_TASKS = ["task.created", "task.taken", "task.finished", "task.reopened", "task.cancelled"]

type Beside = { where: Prisma.FactWhereInput[]; titles: ReadonlyMap<string, string> }
export const NOTHING_BESIDE: Beside = { where: [], titles: new Map() }

/** Which facts beside the lead's own this person may see in its story, and what its tasks are called. */
export async function eventsBeside(
  tx: Tx,
  ctx: Ctx,
  lead: { id: string; patientId: string },
): Promise<Beside> {
  const sees = (permission: Permission) => {
    const scope = grantOf(ctx, permission)?.scope
    return scope === "all" || scope === "own"
  }
  const told = await tx.$queryRaw<{ id: string; title: string | null }[]>`
    (select id, title from "Task" where ${sees("tasks.read")} and "leadId" = ${lead.id}::uuid
      order by "createdAt" desc limit ${MOST_TASKS})
    union all
    (select id, null from "UrgentCase" where "leadId" = ${lead.id}::uuid
      order by "openedAt" desc limit ${MOST_TASKS})`
  const tasks = told.flatMap(({ id, title }) => (title === null ? [] : [{ id, title }]))
  const cases = told.filter(({ title }) => title === null)
  const names = Object.entries(OF_PATIENT).filter(([, permission]) => sees(permission))
  return {
    titles: new Map(tasks.map((one) => [one.id, one.title])),
    where: [
      { subjectId: { in: tasks.map((one) => one.id) }, name: { in: OF_TASKS } },
      { subjectId: { in: cases.map((one) => one.id) }, name: { startsWith: "urgent." } },
      ...names.map(([name]) => ({
        patientId: lead.patientId,
        name: { startsWith: name, notIn: [...NO_STORY] },
      })),
    ],
  }
}
