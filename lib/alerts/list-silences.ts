import { z } from "zod"
import { inForceAt } from "@/lib/alerts/muting"
import type { Quiet } from "@/lib/alerts/schema"
import { currentMaintenance } from "@/lib/maintenance/current"
import { query } from "@/lib/operation"

const MOST = 100

/** What is kept quiet now, the next to end first, and until when maintenance keeps all of it quiet. */
export const listSilences = query({
  name: "alerts.silences",
  may: "alerts.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<Quiet> {
    const found = await tx.alertSilence.findMany({
      where: inForceAt(ctx.now),
      orderBy: [{ endsAt: "asc" }, { id: "asc" }],
      take: MOST,
    })
    const members = await tx.member.findMany({
      where: { id: { in: found.flatMap((one) => one.createdById ?? []) } },
      select: { id: true, name: true },
    })
    const maintenance = await currentMaintenance(tx, ctx.now)
    const silences = found.map(({ id, name, subject, reason, startsAt, endsAt, createdById }) => ({
      id,
      name,
      subject,
      reason,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      by: members.find((one) => one.id === createdById)?.name ?? null,
    }))
    return { silences, maintenanceUntil: maintenance?.mutesAlerts ? maintenance.endsAt.toISOString() : null }
  },
})
