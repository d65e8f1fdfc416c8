import { z } from "zod"
import { mayPlatform } from "@/lib/connections/list"
import { platformDb } from "@/lib/db"
import { query } from "@/lib/operation"

export type SilentConnection = {
  id: string
  provider: string
  level: "clinic" | "platform"
  silentSince: string
}

/** Providers that should have called by now; for who runs the platform, its own too. */
export const listSilent = query({
  name: "connections.silent",
  may: "connections.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<SilentConnection[]> {
    const asked = {
      where: { silentSince: { not: null }, active: true },
      select: { id: true, provider: true, silentSince: true },
      orderBy: { silentSince: "asc" },
    } as const
    const own = await tx.connection.findMany(asked)
    const others = mayPlatform(ctx) ? await platformDb().platformConnection.findMany(asked) : []
    const shown = (level: SilentConnection["level"]) => (one: (typeof own)[number]) =>
      one.silentSince
        ? [{ id: one.id, provider: one.provider, level, silentSince: one.silentSince.toISOString() }]
        : []
    return [...own.flatMap(shown("clinic")), ...others.flatMap(shown("platform"))]
  },
})
