import { expireApprovals } from "@/lib/approvals/expire"
import { systemCtx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"

/** Clinic by clinic, each in its own transaction: one that fails keeps none of the others waiting. */
export async function expireEverywhere(name: string, runId: string): Promise<{ expired: number }> {
  const clinics = await platformDb().clinic.findMany({
    where: { active: true },
    select: { id: true, slug: true, name: true, timeZone: true },
  })
  const counts = await Promise.allSettled(
    clinics.map((clinic) => expireApprovals(systemCtx(clinic.id, clinic, name, runId), {})),
  )
  const failed = counts.find((one) => one.status === "rejected")
  if (failed) throw failed.reason
  return {
    expired: counts.reduce((sum, one) => sum + (one.status === "fulfilled" ? one.value.expired : 0), 0),
  }
}
