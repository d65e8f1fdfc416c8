import type { Tx } from "@/lib/db"
import type { DeviceView } from "@/lib/push/schema"

/** The member's browsers, newest first. */
export async function devicesOf(tx: Tx, memberId: string): Promise<DeviceView[]> {
  const rows = await tx.pushSubscription.findMany({ where: { memberId }, orderBy: { createdAt: "desc" } })
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    host: row.host,
    endpointHash: row.endpointHash,
    createdAt: row.createdAt.toISOString(),
    lastOkAt: row.lastOkAt?.toISOString() ?? null,
    failedAt: row.failedAt?.toISOString() ?? null,
    isGone: row.goneAt !== null,
  }))
}
