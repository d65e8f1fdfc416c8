import { z } from "zod"
import { memberIdOf } from "@/lib/ctx"
import { query } from "@/lib/operation"
import { awakeSql, roleSql } from "@/lib/tasks/list"
import { patientsIn, tasksById, toTaskRow } from "@/lib/tasks/reach"
import type { TaskRow } from "@/lib/tasks/schema"

const SHOWN = 8

/** What I should do next, mine or anybody's of my roles: late first, then by when it is due. */
export const listTasksToday = query({
  name: "tasks.today",
  may: "tasks.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<TaskRow[]> {
    const found = await tx.$queryRaw<{ id: string }[]>`
      select t.id from "Task" t
      where t.status = 'open' and (t."ownerId" = ${memberIdOf(ctx)}::uuid or (${roleSql(ctx)})) and ${awakeSql(ctx)}
      order by t."dueAt" asc nulls last, t.id asc limit ${SHOWN}`
    const tasks = new Map(
      (
        await tasksById(
          tx,
          found.map((one) => one.id),
        )
      ).map((one) => [one.id, one]),
    )
    return found.flatMap(({ id }) => tasks.get(id) ?? []).map((one) => toTaskRow(ctx, one))
  },
  reads: ({ value }) => ({ what: "today_tasks", list: true, patientIds: patientsIn(value) }),
})
