import type { Maintenance } from "@/lib/generated/prisma/client"
import { standingOf } from "@/lib/maintenance/rules"
import type { MaintenanceRow } from "@/lib/maintenance/schema"

const iso = (at: Date | null) => at?.toISOString() ?? null

export function toMaintenanceRow(one: Maintenance, now: Date): MaintenanceRow {
  const kind = one.kind === "monthly" ? "monthly" : "once"
  return {
    id: one.id,
    title: kind === "monthly" ? null : one.title,
    words: one.words,
    kind,
    standing: standingOf(one, now),
    startsAt: one.startsAt.toISOString(),
    endsAt: one.endsAt.toISOString(),
    mutesAlerts: one.mutesAlerts,
    noticedAt: iso(one.noticedAt),
    doneAt: iso(one.doneAt),
    doneWords: one.doneWords,
    doneBy: one.doneByName,
    cancelReason: one.cancelReason,
    plannedBy: one.createdByName,
  }
}
