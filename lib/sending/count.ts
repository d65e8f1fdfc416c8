import { z } from "zod"
import { query } from "@/lib/operation"
import { dayBegan } from "@/lib/sending/list"
import type { OutgoingCounts } from "@/lib/sending/schema"

/** More than this nobody reads off a tab. */
export const MOST_COUNTED = 1_000

/** How much of each kind there is, and how many of the blocked ones were too late: listed, not sent. One statement. */
export const countOutgoing = query({
  name: "sending.count",
  may: "sending.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<OutgoingCounts> {
    const { clinicId } = ctx
    const [row] = await tx.$queryRaw<OutgoingCounts[]>`
      select blocked.n::int as blocked, blocked.late::int as late,
        (select count(*)::int from (select from "Message" where "clinicId" = ${clinicId}::uuid and status = 'scheduled'
          limit ${MOST_COUNTED}) as these) as scheduled,
        (select count(*)::int from (select from "Message" where "clinicId" = ${clinicId}::uuid and status = 'unsure'
          limit ${MOST_COUNTED}) as these) as unsure,
        (select count(*)::int from (select from "Message" where "clinicId" = ${clinicId}::uuid and status = 'failed'
          limit ${MOST_COUNTED}) as these) as failed,
        (select count(*)::int from (select from "Message" where "clinicId" = ${clinicId}::uuid and direction = 'out'
          and status in ('sent', 'delivered', 'read') and "leavesAt" >= ${dayBegan(ctx)}::timestamptz
          limit ${MOST_COUNTED}) as these) as sent
      from (select count(*) as n, count(*) filter (where "failedBecause" = 'too_late') as late
        from (select "failedBecause" from "Message" where "clinicId" = ${clinicId}::uuid and status = 'blocked'
          order by "statusAt" desc limit ${MOST_COUNTED}) as these) blocked`
    return row ?? { blocked: 0, late: 0, scheduled: 0, unsure: 0, failed: 0, sent: 0 }
  },
})
