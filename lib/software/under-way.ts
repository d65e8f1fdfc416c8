import type { Tx } from "@/lib/db"

const UNDER_WAY = ["queued", "running", "rolling_back", "cancelling"]

/** Whether a deployment is under way at the place, or at any of the service's. */
export async function underWayAt(tx: Tx, at: { serviceId: string } | { id: string }): Promise<boolean> {
  const places = await tx.servicePlace.findMany({ where: at, select: { id: true } })
  const found = await tx.deployment.findFirst({
    where: { placeId: { in: places.map((one) => one.id) }, status: { in: UNDER_WAY } },
    select: { id: true },
  })
  return found !== null
}
