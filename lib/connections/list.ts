import { z } from "zod"
import { can } from "@/lib/can"
import { readStats } from "@/lib/connections/stats"
import { toView } from "@/lib/connections/to-view"
import type { ConnectionView } from "@/lib/connections/words"
import type { Ctx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"
import { query } from "@/lib/operation"

/** Who runs the platform sees what belongs to no clinic. */
export const mayPlatform = (ctx: Ctx): boolean => can(ctx.roles, "platformConnections.write") !== null

/** What is connected, how it goes, what was said last, and how much stands otherwise at the CRM. Five statements, however many there are. */
export const listIntegrations = query({
  name: "connections.list",
  may: "connections.read",
  input: z.strictObject({}),
  async run({
    ctx,
    tx,
  }): Promise<{ clinic: ConnectionView[]; platform: ConnectionView[] | null; differing: number }> {
    const rows = await tx.connection.findMany({ orderBy: { provider: "asc" } })
    const stats = await readStats(tx, "clinic", ctx.now, ctx.clinic.timeZone)
    const clinic = rows.map((row) => toView(row, of(stats, row.provider), ctx.clinic.slug))
    const differing = await tx.crmDrift.count({ where: { settledAt: null } })
    if (!mayPlatform(ctx)) return { clinic, platform: null, differing }
    const others = await platformDb().platformConnection.findMany({ orderBy: { provider: "asc" } })
    const heard = await readStats(platformDb(), "platform", ctx.now, ctx.clinic.timeZone)
    return { clinic, platform: others.map((row) => toView(row, of(heard, row.provider), null)), differing }
  },
})

const of = <T extends { provider: string }>(all: readonly T[], provider: string) =>
  all.find((one) => one.provider === provider)
