import { z } from "zod"
import { readSettings } from "@/lib/connections/settings"
import { env } from "@/lib/env"
import type { ConnectionRow } from "@/lib/inbox/words"
import { query } from "@/lib/operation"

/** What a provider must be told: the exact address. Secrets are never read here. */
export const listConnections = query({
  name: "webhooks.connections",
  may: "webhooks.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<ConnectionRow[]> {
    const found = await tx.connection.findMany({
      select: {
        id: true,
        settings: true,
        provider: true,
        scheme: true,
        externalId: true,
        active: true,
        createdAt: true,
      },
      orderBy: { provider: "asc" },
    })
    return found.map(({ settings, ...one }) => ({
      ...one,
      headerName: readSettings(settings).headerName,
      url: `${env().NEXTAUTH_URL}/api/webhooks/${one.provider}/${ctx.clinic.slug}`,
      createdAt: one.createdAt.toISOString(),
    }))
  },
})
