import type { Tx } from "@/lib/db"
import { isMuted } from "@/lib/maintenance/current"

export type MutedBy = "maintenance" | "silence"
export type Muting = (alert: { name: string; subject: string }) => MutedBy | null

type Reader = Pick<Tx, "maintenance" | "alertSilence">

/** Whether what fires at that moment is told to nobody, and why. It is raised and listed all the same. */
export async function mutingAt(db: Reader, at: Date): Promise<Muting> {
  const [maintenance, silences] = [
    await isMuted(db, at),
    await db.alertSilence.findMany({ where: inForceAt(at), select: { name: true, subject: true } }),
  ]
  return ({ name, subject }) => {
    if (maintenance) return "maintenance"
    const isSilent = silences.some(
      (one) => one.name === name && (one.subject === "" || one.subject === subject),
    )
    return isSilent ? "silence" : null
  }
}

export const inForceAt = (at: Date) => ({
  startsAt: { lte: at },
  endsAt: { gt: at },
  OR: [{ endedAt: null }, { endedAt: { gt: at } }],
})
