import { type Ctx, systemCtx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"
import { fail } from "@/lib/errors"

/** `platformCtx`, or null where no clinic stands for all: what must go on even then asks by this. */
export async function platformCtxIfAny(name: string, runId?: string): Promise<Ctx | null> {
  const clinic = await platformDb().clinic.findFirst({
    where: { isDefault: true, active: true },
    select: { id: true, slug: true, name: true, timeZone: true },
  })
  if (!clinic) return null
  const { id, ...info } = clinic
  return systemCtx(id, info, name, runId)
}

/**
 * The context in which the software itself is worked on when no member asks: what belongs to no clinic is recorded in
 * the clinic that stands for all. Its rows (deployments, probes, backups …) carry no clinic; facts do.
 */
export async function platformCtx(name: string, runId?: string): Promise<Ctx> {
  return (await platformCtxIfAny(name, runId)) ?? fail("not_found")
}

/** For what a clock starts: before the first clinic there is nothing to be done, and that is no failure. */
export async function whereThereIsAClinic<T>(
  name: string,
  runId: string | undefined,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T | null> {
  const ctx = await platformCtxIfAny(name, runId)
  return ctx && work(ctx)
}
