import type { Tx } from "@/lib/db"

/** Whether WhatsApp takes free words of this clinic for a time only: not where Evolution alone carries them. */
export async function hasWindow(tx: Tx): Promise<boolean> {
  const carriers = await tx.connection.findMany({
    where: { provider: { in: ["whatsapp", "evolution"] }, active: true },
    select: { provider: true },
  })
  return carriers.length === 0 || carriers.some((one) => one.provider === "whatsapp")
}
