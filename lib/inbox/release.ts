import type { Tx } from "@/lib/db"
import { wakeEngine } from "@/lib/engine/wake"

/**
 * Puts everything into work that was kept back while a connection was paused, and says how many. Call it in the
 * transaction that resumes the connection, after its row is written: that row is what arriving deliveries wait for.
 */
export async function releaseHeld(tx: Tx, clinicId: string, provider: string): Promise<number> {
  const [answer] = await tx.$queryRaw<{ released: number }[]>`
    select release_webhooks(${clinicId}::uuid, ${provider}) as released`
  const released = answer?.released ?? 0
  if (released > 0) wakeEngine()
  return released
}
