import type { AlertRow } from "@/lib/alerts/schema"
import type { Tx } from "@/lib/db"
import type { Alert } from "@/lib/generated/prisma/client"

/** Names of those who acknowledged: colleagues by name; whoever is of another clinic is not named here. */
export async function namesOf(tx: Tx, alerts: readonly Alert[]): Promise<Map<string, string>> {
  const ids = [...new Set(alerts.flatMap((one) => one.acknowledgedById ?? []))]
  if (ids.length === 0) return new Map()
  const members = await tx.member.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(members.map((one) => [one.id, one.name]))
}

export function toAlertRow(alert: Alert, names: ReadonlyMap<string, string>): AlertRow {
  const { id, name, subject, value, threshold, detail, clinicId, acknowledgedAt, acknowledgedById } = alert
  return {
    id,
    name,
    subject,
    state: alert.state as AlertRow["state"],
    value,
    threshold,
    detail,
    isPlatform: clinicId === null,
    firstSeenAt: alert.firstSeenAt.toISOString(),
    firedAt: alert.firedAt?.toISOString() ?? null,
    clearedAt: alert.clearedAt?.toISOString() ?? null,
    lastSeenAt: alert.lastSeenAt.toISOString(),
    acknowledged: acknowledgedAt && {
      by: names.get(acknowledgedById ?? "") ?? "somebody of another clinic",
      at: acknowledgedAt.toISOString(),
    },
    severity: alert.severity as AlertRow["severity"],
    toldAt: alert.toldAt?.toISOString() ?? null,
    mutedBy: alert.mutedBy as AlertRow["mutedBy"],
  }
}
