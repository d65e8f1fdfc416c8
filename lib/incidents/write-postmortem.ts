import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { takeOpenIncident } from "@/lib/incidents/reach"
import { WritePostmortemInput } from "@/lib/incidents/schema"
import { command } from "@/lib/operation"

/** What happened and what follows, once it is over. Written anew until it is closed; the clock stops at the first. */
export const writePostmortem = command({
  name: "incidents.write_postmortem",
  may: "incidents.write",
  input: WritePostmortemInput,
  async run({ ctx, tx, input: { id, postmortem } }) {
    const before = await takeOpenIncident(tx, id)
    if (!["resolved", "verified"].includes(before.status))
      fail("wrong_state", { sentence: "First it has to be over: the postmortem comes once it is resolved." })
    if (before.postmortem === postmortem) return { value: { id }, facts: [] }
    const postmortemAt = before.postmortemAt ?? ctx.now
    await tx.incident.update({ where: { id }, data: { postmortem, postmortemAt } })
    const after = { postmortemAt: postmortemAt.toISOString(), length: postmortem.length }
    return {
      value: { id },
      facts: [fact("incident.postmortem_written", id, { after, personal: { words: postmortem } })],
    }
  },
})
