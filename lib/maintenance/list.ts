import { readCursor, toPage } from "@/lib/cursor"
import { ListMaintenanceInput, type MaintenancePage } from "@/lib/maintenance/schema"
import { toMaintenanceRow } from "@/lib/maintenance/to-row"
import { MAINTENANCE_PAGE } from "@/lib/maintenance/words"
import { query } from "@/lib/operation"

const MOST_AHEAD = 50

/** What runs and what is planned, the next first; and by pages what was, the newest first. */
export const listMaintenance = query({
  name: "maintenance.list",
  may: "deployments.read",
  input: ListMaintenanceInput,
  async run({ ctx, tx, input }): Promise<MaintenancePage> {
    const before = input.cursor ? readCursor(input.cursor) : null
    const isAhead = { endsAt: { gt: ctx.now }, cancelledAt: null, doneAt: null }
    const ahead = before
      ? []
      : await tx.maintenance.findMany({
          where: isAhead,
          orderBy: [{ startsAt: "asc" }, { id: "asc" }],
          take: MOST_AHEAD,
        })
    const past = await tx.maintenance.findMany({
      where: {
        NOT: isAhead,
        ...(before && {
          OR: [{ startsAt: { lt: before.at } }, { startsAt: before.at, id: { lt: before.id } }],
        }),
      },
      orderBy: [{ startsAt: "desc" }, { id: "desc" }],
      take: MAINTENANCE_PAGE + 1,
    })
    const { rows, nextCursor } = toPage(past, MAINTENANCE_PAGE, (one) => one.startsAt)
    return {
      ahead: ahead.map((one) => toMaintenanceRow(one, ctx.now)),
      past: rows.map((one) => toMaintenanceRow(one, ctx.now)),
      nextCursor,
    }
  },
})
