import { expireHolds } from "@/lib/appointments/expire-holds"
import { systemCtx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"

/** Clinic by clinic, each in its own transaction: one that fails keeps none of the others waiting. */
export async function expireHoldsEverywhere(name: string, runId: string): Promise<{ expired: number }> {
  const clinics = await platformDb().clinic.findMany({
    where: { active: true },
    select: { id: true, slug: true, name: true, timeZone: true },
  })
  let expired = 0
  let failure: unknown
  // One after the other: nobody waits for this, and much else may be using the connections.
  for (const clinic of clinics) {
    try {
      expired += (await expireHolds(systemCtx(clinic.id, clinic, name, runId), {})).expired
    } catch (error) {
      failure ??= error
    }
  }
  if (failure) throw failure
  return { expired }
}
