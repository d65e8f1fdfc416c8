import { readCursor, toPage } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"
import { OCCASION_COLUMNS, OUTCOME_SQL, type StoredOccasion, toOccasionRow } from "@/lib/schedules/outcome"
import { entryInReach, readerOf, standingOf } from "@/lib/schedules/reach"
import { type OccasionPage, OccasionsInput } from "@/lib/schedules/schema"
import { namesOf } from "@/lib/schedules/standing"

const PAGE_SIZE = 50

/** One schedule's occasions, newest first, by cursor. */
export const listOccasions = query({
  name: "schedules.occasions",
  may: "schedules.read",
  input: OccasionsInput,
  async run({ ctx, tx, input }): Promise<OccasionPage> {
    const entry = entryInReach(ctx, input.id)
    const { scope } = standingOf(ctx, entry)
    const conditions = [Prisma.sql`"scheduleId" = ${entry.id} and scope = ${scope}`]
    if (input.outcome) conditions.push(Prisma.sql`${OUTCOME_SQL} = ${input.outcome}`)
    if (input.cursor) {
      const { at, id } = readCursor(input.cursor)
      conditions.push(Prisma.sql`("dueAt", id) < (${at}, ${id}::uuid)`)
    }
    const found = await readerOf(tx, entry).$queryRaw<StoredOccasion[]>`
      select ${OCCASION_COLUMNS} from "ScheduleOccasion" where ${Prisma.join(conditions, " and ")}
      order by "dueAt" desc, id desc limit ${PAGE_SIZE + 1}`
    const { rows, nextCursor } = toPage(found, PAGE_SIZE, (one) => one.dueAt)
    const names = await namesOf(
      tx,
      rows.map((one) => one.requestedById),
    )
    return { rows: rows.map((one) => toOccasionRow(one, names, entry.per === "clinic")), nextCursor }
  },
})
