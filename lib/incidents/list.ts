import { readCursor, toPage } from "@/lib/cursor"
import { type IncidentPage, ListIncidentsInput } from "@/lib/incidents/schema"
import { toIncidentRow } from "@/lib/incidents/to-row"
import { INCIDENT_PAGE } from "@/lib/incidents/words"
import { query } from "@/lib/operation"

const MOST_OPEN = 100

/** What is not closed, the newest first; and by pages what is. */
export const listIncidents = query({
  name: "incidents.list",
  may: "deployments.read",
  input: ListIncidentsInput,
  async run({ ctx, tx, input }): Promise<IncidentPage> {
    const before = input.cursor ? readCursor(input.cursor) : null
    const newest = [{ startedAt: "desc" as const }, { id: "desc" as const }]
    const open = before
      ? []
      : await tx.incident.findMany({
          where: { status: { in: ["detected", "assessed", "mitigated", "resolved", "verified"] } },
          orderBy: newest,
          take: MOST_OPEN,
        })
    const past = await tx.incident.findMany({
      where: {
        status: "closed",
        ...(before && {
          OR: [{ startedAt: { lt: before.at } }, { startedAt: before.at, id: { lt: before.id } }],
        }),
      },
      orderBy: newest,
      take: INCIDENT_PAGE + 1,
    })
    const { rows, nextCursor } = toPage(past, INCIDENT_PAGE, (one) => one.startedAt)
    const row = (one: (typeof past)[number]) => toIncidentRow(one, ctx.now)
    return { open: open.map(row), past: rows.map(row), nextCursor }
  },
})
