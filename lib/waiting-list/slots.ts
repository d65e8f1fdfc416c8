import { readCursor, toPage } from "@/lib/cursor"
import { query } from "@/lib/operation"
import { CursorInput, type SlotPage } from "./schema"
import { SLOT_WITH, toSlot } from "./to-row"
import { PAGE_SIZE } from "./words"

/** Times that came free and what became of them, the newest first. */
export const listFreedSlots = query({
  name: "waiting_list.slots",
  may: "appointments.read",
  input: CursorInput,
  async run({ tx, input }): Promise<SlotPage> {
    const place = input.cursor ? readCursor(input.cursor) : null
    const found = await tx.freedSlot.findMany({
      where: place
        ? { OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }] }
        : {},
      include: SLOT_WITH,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: PAGE_SIZE + 1,
    })
    const { rows, nextCursor } = toPage(found, PAGE_SIZE, (one) => one.createdAt)
    return { rows: rows.map(toSlot), nextCursor }
  },
})
