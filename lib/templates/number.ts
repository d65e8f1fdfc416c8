import { z } from "zod"
import { readSettings } from "@/lib/connections/settings"
import { query } from "@/lib/operation"
import type { NumberView } from "@/lib/templates/schema"
import type { Quality } from "@/lib/templates/words"

/** The clinic's WhatsApp number as Meta rates it; null: WhatsApp is not connected. */
export const findNumber = query({
  name: "templates.number",
  may: "templates.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<NumberView | null> {
    const connection = await tx.connection.findFirst({ where: { provider: "whatsapp", active: true } })
    if (!connection) return null
    const where = { clinicId_connectionId: { clinicId: ctx.clinicId, connectionId: connection.id } }
    const kept = await tx.sendingNumber.findUnique({ where })
    return {
      connectionId: connection.id,
      provider: connection.scheme.startsWith("360dialog") ? "360dialog" : "Meta",
      display: kept?.display ?? null,
      verifiedName: kept?.verifiedName ?? null,
      quality: (kept?.quality ?? null) as Quality | null,
      tier: kept?.tier ?? null,
      status: kept?.status ?? null,
      ratedAt: kept?.ratedAt?.toISOString() ?? null,
      syncedAt: kept?.syncedAt?.toISOString() ?? null,
      failedBecause: kept?.failedBecause ?? null,
      isAsked: kept?.askedAt != null,
      needsAccountId: connection.scheme === "meta" && readSettings(connection.settings).wabaId === null,
    }
  },
})
