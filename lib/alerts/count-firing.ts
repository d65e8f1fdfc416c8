import { z } from "zod"
import { alertRule } from "@/lib/alerts/registry"
import { platformDb } from "@/lib/db"
import { mayReadPlatform } from "@/lib/jobs/platform"
import { query } from "@/lib/operation"

export type Firing = { count: number; first: { title: string; subject: string; since: string } | null }

const MOST = 100

/** For the line on Today: how many fire that nobody has acknowledged, and since when the first of them. */
export const countFiring = query({
  name: "alerts.firing",
  may: "alerts.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<Firing> {
    const asked = {
      select: { name: true, subject: true, firstSeenAt: true },
      orderBy: { firstSeenAt: "asc" },
      take: MOST,
    } as const
    const where = { state: "firing", acknowledgedById: null }
    const found = await tx.alert.findMany({ ...asked, where: { ...where, clinicId: ctx.clinicId } })
    if (mayReadPlatform(ctx))
      found.push(...(await platformDb().alert.findMany({ ...asked, where: { ...where, clinicId: null } })))
    const [first] = found.sort((one, other) => one.firstSeenAt.getTime() - other.firstSeenAt.getTime())
    return {
      count: found.length,
      first: first
        ? {
            title: alertRule(first.name)?.title ?? first.name,
            subject: first.subject,
            since: first.firstSeenAt.toISOString(),
          }
        : null,
    }
  },
})
