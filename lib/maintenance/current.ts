import type { Tx } from "@/lib/db"
import type { Maintenance } from "@/lib/generated/prisma/client"

type Reader = Pick<Tx, "maintenance">

/** What runs at that moment: begun by its time, neither cancelled nor said to be done. Of several, the one that ends last. */
export const currentMaintenance = (tx: Reader, at: Date): Promise<Maintenance | null> =>
  tx.maintenance.findFirst({ where: runningAt(at), orderBy: [{ endsAt: "desc" }, { id: "asc" }] })

/** Whether alerts are told to nobody at that moment because of maintenance. They are raised and listed all the same. */
export const isMuted = async (tx: Reader, at: Date): Promise<boolean> =>
  (await tx.maintenance.count({ where: { ...runningAt(at), mutesAlerts: true } })) > 0

/** Also of a past moment: what was done before its end counts until then. */
const runningAt = (at: Date) => ({
  startsAt: { lte: at },
  endsAt: { gt: at },
  AND: [
    { OR: [{ cancelledAt: null }, { cancelledAt: { gt: at } }] },
    { OR: [{ doneAt: null }, { doneAt: { gt: at } }] },
  ],
})
