import { can } from "@/lib/can"
import { readCursor, toPage } from "@/lib/cursor"
import { ownRoles, reachWhere, WITH } from "@/lib/handover/reach"
import { type HandoverPage, ListHandoversInput } from "@/lib/handover/schema"
import { toRow } from "@/lib/handover/to-row"
import { PAGE_SIZE } from "@/lib/handover/words"
import { query } from "@/lib/operation"

/** Newest first. Names no patient. */
export const listHandovers = query({
  name: "handover.list",
  may: "handover.read",
  input: ListHandoversInput,
  async run({ ctx, tx, input }): Promise<HandoverPage> {
    const after = input.cursor ? readCursor(input.cursor) : null
    const found = await tx.handover.findMany({
      where: {
        AND: [
          reachWhere(ctx),
          after
            ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
            : {},
        ],
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: PAGE_SIZE + 1,
      include: WITH,
    })
    const { rows, nextCursor } = toPage(found, PAGE_SIZE, (one) => one.createdAt)
    return {
      rows: rows.map((one) => toRow(ctx, one)),
      nextCursor,
      roles: can(ctx.roles, "handover.write") ? ownRoles(ctx) : [],
    }
  },
})
