import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"
import { reachSql } from "@/lib/recalls/reach"
import { NothingInput } from "@/lib/recalls/schema"

export type RecallsToday = { toCall: number; mine: number; due: number }

/** How many wait for a call, how many of these are one's own, and how many are due. Numbers alone. */
export const countRecalls = query({
  name: "recalls.count",
  may: "appointments.read",
  input: NothingInput,
  async run({ ctx, tx, grant }): Promise<RecallsToday> {
    const me = ctx.actor.kind === "member" ? ctx.actor.memberId : null
    const [counts] = await tx.$queryRaw<[RecallsToday]>(Prisma.sql`
      select count(*) filter (where recall."toCall")::int as "toCall",
        count(*) filter (where recall."toCall" and recall."ownerId" = ${me}::uuid)::int as mine,
        count(*) filter (where recall.status = 'due')::int as due
      from "Recall" recall
      where recall."clinicId" = ${ctx.clinicId}::uuid and recall.status in ('due', 'reminded') and ${reachSql(ctx, grant)}`)
    return counts
  },
})
