import { Prisma } from "@/lib/generated/prisma/client"
import type { OutgoingTab } from "@/lib/sending/schema"

type Place = { at: Date; id: string }
type Given = { clinicId: string; after: Place | null; today: Date; limit: number }

/** The status stands in the text, not in a parameter: an index over some of the rows serves no query that might want others. */
const STATUS = { blocked: "'blocked'", unsure: "'unsure'", failed: "'failed'" } as const

/** Ids of a page of what goes out, each tab by an index of its own. */
export function pageSql(tab: OutgoingTab, { clinicId, after, today, limit }: Given): Prisma.Sql {
  if (tab === "scheduled")
    return Prisma.sql`
      select id, "sendAt" as at from "Message" where "clinicId" = ${clinicId}::uuid and status = 'scheduled'
        ${after ? Prisma.sql`and ("sendAt", id) > (${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
      order by "sendAt", id limit ${limit}`
  if (tab === "sent")
    return Prisma.sql`
      select id, "leavesAt" as at from "Message"
      where "clinicId" = ${clinicId}::uuid and direction = 'out' and status in ('sent', 'delivered', 'read')
        and "leavesAt" >= ${today}::timestamptz
        ${after ? Prisma.sql`and ("leavesAt", id) < (${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
      order by "leavesAt" desc, id desc limit ${limit}`
  return Prisma.sql`
    select id, "statusAt" as at from "Message"
    where "clinicId" = ${clinicId}::uuid and status = ${Prisma.raw(STATUS[tab])}
      ${after ? Prisma.sql`and ("statusAt", id) < (${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
    order by "statusAt" desc, id desc limit ${limit}`
}
