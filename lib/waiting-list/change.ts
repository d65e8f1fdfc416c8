import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { wishStored } from "./add"
import { entryInReach } from "./reach"
import { ChangeEntryInput } from "./schema"

/** When somebody can come, with whom and how urgently. An offer they have in hand stays theirs. */
export const changeEntry = command({
  name: "waiting_list.change",
  may: "appointments.write",
  input: ChangeEntryInput,
  async run({ ctx, tx, input: { id, because, ...wish }, grant }) {
    const entry = await entryInReach(tx, ctx, grant, id)
    if (entry.status !== "waiting" && entry.status !== "offered")
      fail("wrong_state", { sentence: "This place on the list has ended. Add them anew." })
    const stored = { ...(await wishStored(tx, wish)), because: because ?? null }
    const changed = Object.entries(stored)
      .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(entry[name as keyof typeof entry]))
      .map(([name]) => name)
    if (changed.length === 0) return { value: { id: entry.id }, facts: [] }
    await tx.waitingListEntry.update({ where: { id: entry.id }, data: { ...stored, updatedAt: ctx.now } })
    return {
      value: { id: entry.id },
      facts: [
        fact("waiting_list.changed", entry.id, {
          patientId: entry.patientId,
          before: { priority: entry.priority },
          after: { changed, priority: stored.priority },
          ...(changed.includes("because") && because && { personal: { because } }),
        }),
      ],
    }
  },
})
