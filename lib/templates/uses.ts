import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"

export type Use = { uses: number; lastUsedAt: Date | null }
const NEVER: Use = { uses: 0, lastUsedAt: null }

/** How often each wording went out, and when last: one statement. What never left is no use. */
export async function usesOf(
  tx: Tx,
  { clinicId }: Ctx,
  versionIds: readonly string[],
): Promise<(id: string) => Use> {
  const rows = await tx.$queryRaw<(Use & { id: string })[]>`
    select "templateVersionId" as id, count(*)::int as uses, max("createdAt") as "lastUsedAt" from "Message"
    where "clinicId" = ${clinicId}::uuid and "templateVersionId" = any (${[...versionIds]}::uuid[])
      and status in ('sent', 'delivered', 'read', 'unsure')
    group by 1`
  const found = new Map(rows.map((one) => [one.id, one]))
  return (id) => found.get(id) ?? NEVER
}

export const sumOf = (uses: readonly Use[]): { uses: number; lastUsedAt: string | null } => {
  const times = uses.flatMap((one) => one.lastUsedAt?.getTime() ?? [])
  return {
    uses: uses.reduce((sum, one) => sum + one.uses, 0),
    lastUsedAt: times.length > 0 ? new Date(Math.max(...times)).toISOString() : null,
  }
}
