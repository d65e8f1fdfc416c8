import type { Fact } from "@/lib/facts"
import { clocksOf } from "@/lib/incidents/rules"
import { WatchIncidentsInput } from "@/lib/incidents/schema"
import { tellOthers } from "@/lib/incidents/tell-others"
import { command } from "@/lib/operation"

const MOST = 100

const LATE = {
  assess: "Five minutes have passed since it was detected, and nobody has said whom it hits.",
  mitigate: "Fifteen minutes have passed since it was detected, and nobody has said that it hurts less.",
  postmortem: "The next business day is over, and there is no postmortem.",
} as const

/** For the system: tells once of each clock that ran out. What was told is known by its key, so twice is once. */
export const watchIncidents = command({
  name: "incidents.watch",
  may: "incidents.write",
  input: WatchIncidentsInput,
  async run({ ctx, tx }) {
    const open = await tx.incident.findMany({
      where: { status: { not: "closed" } },
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      take: MOST,
    })
    const facts: Fact[] = []
    let late = 0
    for (const incident of open)
      for (const { name, isLate, doneAt } of clocksOf(incident, ctx.now)) {
        if (!isLate || doneAt || !(name in LATE)) continue
        late += 1
        const body = LATE[name as keyof typeof LATE]
        const title = `Late: ${incident.title}`
        facts.push(...(await tellOthers(tx, ctx, { incident, what: `late-${name}`, title, body })))
      }
    return { value: { open: open.length, late }, facts }
  },
})
