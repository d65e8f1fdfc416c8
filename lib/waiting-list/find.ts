import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { around } from "./around"
import { entriesWhere } from "./reach"
import { EntryIdInput, type EntryView } from "./schema"
import { ENTRY_WITH, OFFER_WITH, toEntry, toOffer } from "./to-row"

const MOST_OFFERS = 50

/** One who waits, with the times they were offered, the newest first. */
export const findEntry = query({
  name: "waiting_list.find",
  may: "appointments.read",
  input: EntryIdInput,
  async run({ ctx, tx, input, grant }): Promise<EntryView> {
    const reach = await entriesWhere(tx, ctx, grant)
    const found = isId(input.id)
      ? await tx.waitingListEntry.findFirst({
          where: { AND: [{ id: input.id }, reach] },
          include: ENTRY_WITH,
        })
      : null
    if (!found) return fail("not_found")
    const offers = await tx.waitingListOffer.findMany({
      where: { entryId: found.id },
      include: OFFER_WITH,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_OFFERS,
    })
    const by = found.createdById
      ? await tx.member.findUnique({ where: { id: found.createdById }, select: { name: true } })
      : null
    return {
      ...toEntry(ctx, grant, found, await around(tx, [found])),
      createdBy: by?.name ?? null,
      history: offers.map((one) => toOffer(ctx, grant, one)),
    }
  },
  reads: ({ value }) => ({ what: "waiting_list_entry", patientIds: [value.patient.id] }),
})
