import { HUBSPOT } from "@/lib/crm/links"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"

type Feed = {
  seenUntil?: Date
  caughtUpAt?: Date
  driftCheckedAt?: Date
  checkedLinks?: number
  problem?: string | null
}

const whose = ({ clinicId }: Ctx) => ({ clinicId_provider: { clinicId, provider: HUBSPOT } })

export const readFeed = (ctx: Ctx) =>
  inClinic(ctx.clinicId, (tx) => tx.crmFeed.findUnique({ where: whose(ctx) }))

export const keepFeed = (ctx: Ctx, given: Feed) =>
  inClinic(ctx.clinicId, async (tx) => {
    const create = { clinicId: ctx.clinicId, provider: HUBSPOT, ...given }
    await tx.crmFeed.upsert({ where: whose(ctx), create, update: given })
  })
