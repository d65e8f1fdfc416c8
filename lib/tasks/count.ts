import { z } from "zod"
import { memberIdOf } from "@/lib/ctx"
import { query } from "@/lib/operation"
import { awakeSql, roleSql } from "@/lib/tasks/list"

import { endOfDay } from "@/lib/tasks/rules"
import type { TaskCounts } from "@/lib/tasks/schema"
import { COUNT_CAP } from "@/lib/tasks/words"

/** What is mine or anybody's of my roles, and how much of it is late or due by tonight; each counted up to a cap. */
export const countTasks = query({
  name: "tasks.count",
  may: "tasks.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<TaskCounts> {
    const tonight = endOfDay(ctx.now, ctx.clinic.timeZone)
    const [counts] = await tx.$queryRaw<TaskCounts[]>`
      select count(*) filter (where mine)::int as mine, count(*) filter (where not mine)::int as role,
        count(*) filter (where "dueAt" < ${ctx.now}::timestamptz)::int as late,
        count(*) filter (where "dueAt" < ${tonight}::timestamptz)::int as today
      from (
        (select true as mine, t."dueAt" from "Task" t
         where t.status = 'open' and t."ownerId" = ${memberIdOf(ctx)}::uuid and ${awakeSql(ctx)}
         limit ${COUNT_CAP})
        union all
        (select false, t."dueAt" from "Task" t where t.status = 'open' and ${roleSql(ctx)} and ${awakeSql(ctx)}
         limit ${COUNT_CAP})
      ) held`
    return counts ?? { mine: 0, role: 0, late: 0, today: 0 }
  },
})
