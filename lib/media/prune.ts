import { inClinic, platformDb } from "@/lib/db"
import { addMs, DAY_MS, now } from "@/lib/time"

/** Files that were put beside a message that never left: forgotten a day later, in every clinic. */
export async function pruneAttachments(): Promise<number> {
  const clinics = await platformDb().clinic.findMany({ select: { id: true } })
  const createdAt = { lt: addMs(now(), -DAY_MS) }
  let gone = 0
  for (const { id } of clinics) {
    const { count } = await inClinic(id, (tx) =>
      tx.attachment.deleteMany({ where: { messageId: null, createdAt } }),
    )
    gone += count
  }
  return gone
}
