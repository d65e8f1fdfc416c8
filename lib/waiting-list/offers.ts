import { readCursor, toPage } from "@/lib/cursor"
import { query } from "@/lib/operation"
import { entriesWhere } from "./reach"
import { CursorInput, type OfferPage, type OfferRow } from "./schema"
import { OFFER_WITH, toOffer } from "./to-row"
import { PAGE_SIZE } from "./words"

export type OpenOffers = { open: OfferRow[]; past: OfferPage }
const MOST_OPEN = 200

/** Whose answer is awaited, the one that ends first in front; and what was offered before, the newest first. */
export const listOffers = query({
  name: "waiting_list.offers",
  may: "appointments.read",
  input: CursorInput,
  async run({ ctx, tx, input, grant }): Promise<OpenOffers> {
    const entry = await entriesWhere(tx, ctx, grant)
    const open = input.cursor
      ? []
      : await tx.waitingListOffer.findMany({
          where: { status: "offered", entry },
          include: OFFER_WITH,
          orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
          take: MOST_OPEN,
        })
    const place = input.cursor ? readCursor(input.cursor) : null
    const past = await tx.waitingListOffer.findMany({
      where: {
        AND: [
          { status: { not: "offered" }, entry },
          place
            ? { OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }] }
            : {},
        ],
      },
      include: OFFER_WITH,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: PAGE_SIZE + 1,
    })
    const page = toPage(past, PAGE_SIZE, (one) => one.createdAt)
    return {
      open: open.map((one) => toOffer(ctx, grant, one)),
      past: { rows: page.rows.map((one) => toOffer(ctx, grant, one)), nextCursor: page.nextCursor },
    }
  },
  reads: ({ value }) => ({
    what: "waiting_list",
    patientIds: [...value.open, ...value.past.rows].map((row) => row.patient.id),
    list: true,
  }),
})
