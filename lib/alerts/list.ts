import { type AlertPage, ListAlertsInput } from "@/lib/alerts/schema"
import { namesOf, toAlertRow } from "@/lib/alerts/to-row"
import { readCursor, toPage } from "@/lib/cursor"
import { platformDb, type Tx } from "@/lib/db"
import type { Alert } from "@/lib/generated/prisma/client"
import { mayReadPlatform } from "@/lib/jobs/platform"
import { query } from "@/lib/operation"

const PAGE = 20
const MOST_OPEN = 200

/** What fires now, of the clinic and of the platform, and what has. What never lasted long enough to fire is no history. */
export const listAlerts = query({
  name: "alerts.list",
  may: "alerts.read",
  input: ListAlertsInput,
  async run({ ctx, tx, input }): Promise<AlertPage> {
    const before = input.cursor ? readCursor(input.cursor) : null
    const sources: [Tx, string | null][] = [[tx, ctx.clinicId]]
    if (mayReadPlatform(ctx)) sources.push([platformDb(), null])
    const open: Alert[] = []
    const past: Alert[] = []
    for (const [db, clinicId] of sources) {
      open.push(
        ...(await db.alert.findMany({
          where: { clinicId, state: { in: ["firing", "pending"] } },
          take: MOST_OPEN,
        })),
      )
      past.push(
        ...(await db.alert.findMany({
          where: {
            clinicId,
            state: "cleared",
            firedAt: { not: null },
            ...(before && {
              OR: [{ firstSeenAt: { lt: before.at } }, { firstSeenAt: before.at, id: { lt: before.id } }],
            }),
          },
          orderBy: [{ firstSeenAt: "desc" }, { id: "desc" }],
          take: PAGE + 1,
        })),
      )
    }
    const { rows, nextCursor } = toPage(past.sort(newestFirst), PAGE, (one) => one.firstSeenAt)
    const shown = before ? [] : open.sort(firingFirst)
    const names = await namesOf(tx, [...shown, ...rows])
    return {
      open: shown.map((one) => toAlertRow(one, names)),
      history: rows.map((one) => toAlertRow(one, names)),
      nextCursor,
    }
  },
})

const newestFirst = (one: Alert, other: Alert) =>
  other.firstSeenAt.getTime() - one.firstSeenAt.getTime() || (one.id < other.id ? 1 : -1)

/** What nobody has acknowledged stands above what somebody has. */
const firingFirst = (one: Alert, other: Alert) =>
  one.state.localeCompare(other.state) ||
  Number(one.acknowledgedAt !== null) - Number(other.acknowledgedAt !== null) ||
  newestFirst(one, other)
