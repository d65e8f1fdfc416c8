import { asClinicId, type ClinicInfo, type Ctx, systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { AppError } from "@/lib/errors"
import { platformCtx } from "@/lib/platform"
import { MINUTE_MS, nowMs } from "@/lib/time"

const known = new Map<string, { clinic: ClinicInfo; untilMs: number }>()

/**
 * The system's context for a run in a clinic; without one the event is the platform's. A clinic that is not there is
 * never there: no retry.
 */
export async function runCtx(clinicId: string | null, functionId: string, runId: string): Promise<Ctx> {
  if (clinicId === null) return platformCtx(functionId, runId)
  return systemCtx(clinicId, await clinicInfo(clinicId), functionId, runId)
}

// A function's body runs again for each step in plain mode: its clinic is not read again each time.
async function clinicInfo(clinicId: string): Promise<ClinicInfo> {
  const held = known.get(clinicId)
  if (held && held.untilMs > nowMs()) return held.clinic
  const clinic = await inClinic(asClinicId(clinicId), (tx) =>
    tx.clinic.findUnique({ where: { id: clinicId }, select: { slug: true, name: true, timeZone: true } }),
  )
  if (!clinic) throw new AppError("not_found")
  known.set(clinicId, { clinic, untilMs: nowMs() + MINUTE_MS })
  return clinic
}
