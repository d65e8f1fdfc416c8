import { ListRefusalsInput, type RefusalPage } from "@/lib/access/schema"
import { ACCESS_PAGE } from "@/lib/access/words"
import { actorLabel } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import { query } from "@/lib/operation"

/** Who asked for what their role does not allow, newest first. */
export const listRefusals = query({
  name: "access.refusals",
  may: "access.read",
  input: ListRefusalsInput,
  async run({ ctx, tx, input, grant }): Promise<RefusalPage> {
    const after = input.cursor ? readCursor(input.cursor) : null
    const found = await tx.fact.findMany({
      where: {
        name: "access.refused",
        ...(grant.scope === "own" && { actor: actorLabel(ctx.actor) }),
        ...(after && {
          createdAt: { lte: after.at },
          OR: [{ createdAt: { lt: after.at } }, { id: { lt: after.id } }],
        }),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true, actorName: true, subjectId: true, createdAt: true },
      take: ACCESS_PAGE + 1,
    })
    const { rows, nextCursor } = toPage(found, ACCESS_PAGE, (row) => row.createdAt)
    return {
      rows: rows.map(({ subjectId, createdAt, ...row }) => ({
        ...row,
        what: subjectId,
        createdAt: createdAt.toISOString(),
      })),
      nextCursor,
    }
  },
})
