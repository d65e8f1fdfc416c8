import { ListTokensInput } from "@/lib/api-tokens/schema"
import { grantOf } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import { query } from "@/lib/operation"

const PAGE = 50

export type TokenRow = {
  id: string
  name: string
  prefix: string
  scopes: string[]
  createdBy: string | null
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
  state: "good" | "expired" | "revoked"
}

/** Newest first. What the token is stands nowhere; by its first characters it is known again. */
export const listTokens = query({
  name: "apiTokens.list",
  may: "deployments.read",
  input: ListTokensInput,
  async run({ ctx, tx, input }) {
    const after = input.cursor ? readCursor(input.cursor) : null
    const found = await tx.apiToken.findMany({
      where: after
        ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
        : {},
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: PAGE + 1,
    })
    const by = found.flatMap((one) => one.createdById ?? [])
    // Whoever made it in another clinic has no name here.
    const members = await tx.member.findMany({ where: { id: { in: by } }, select: { id: true, name: true } })
    const nameOf = new Map(members.map((one) => [one.id, one.name]))
    const { rows, nextCursor } = toPage(found, PAGE, (one) => one.createdAt)
    return {
      rows: rows.map(
        ({ hash: _, createdById, revokedById: __, ...one }): TokenRow => ({
          ...one,
          createdBy: nameOf.get(createdById ?? "") ?? null,
          state: one.revokedAt ? "revoked" : one.expiresAt && one.expiresAt <= ctx.now ? "expired" : "good",
        }),
      ),
      nextCursor,
      may: { write: grantOf(ctx, "deployments.secrets") !== null },
    }
  },
})
