import type { Incident } from "@/lib/generated/prisma/client"
import { clocksOf, nextClock } from "@/lib/incidents/rules"
import type { IncidentRow } from "@/lib/incidents/schema"
import type { IncidentStatus, Severity } from "@/lib/incidents/words"

export function toIncidentRow(one: Incident, now: Date): IncidentRow {
  return {
    id: one.id,
    title: one.title,
    severity: one.severity as Severity,
    status: one.status as IncidentStatus,
    scope: one.scope,
    isPublic: one.isPublic,
    startedAt: one.startedAt.toISOString(),
    detectedAt: one.detectedAt.toISOString(),
    resolvedAt: one.resolvedAt?.toISOString() ?? null,
    closedAt: one.closedAt?.toISOString() ?? null,
    lead: one.leadName,
    next: nextClock(clocksOf(one, now), one.status),
  }
}
