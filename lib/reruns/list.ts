import { readCursor, toPage } from "@/lib/cursor"
import { query } from "@/lib/operation"
import { rerunReach } from "@/lib/reruns/reach"
import { ListRerunsInput, type RerunPage } from "@/lib/reruns/schema"
import { toRerunRows } from "@/lib/reruns/to-row"
import { RERUN_PAGE } from "@/lib/reruns/words"

/** Newest first, by cursor. */
export const listReruns = query({
  name: "reruns.list",
  may: "runs.read",
  input: ListRerunsInput,
  async run({ ctx, tx, input, grant }): Promise<RerunPage> {
    const after = input.cursor ? readCursor(input.cursor) : null
    const found = await tx.rerunAction.findMany({
      where: {
        ...rerunReach(ctx, grant),
        ...(after && {
          createdAt: { lte: after.at },
          OR: [{ createdAt: { lt: after.at } }, { id: { lt: after.id } }],
        }),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: RERUN_PAGE + 1,
    })
    const { rows, nextCursor } = toPage(found, RERUN_PAGE, (row) => row.createdAt)
    return { rows: await toRerunRows(tx, rows), nextCursor }
  },
})
