import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { askOne } from "@/lib/probes/ask-one"
import { dueOf } from "@/lib/probes/due"
import { keepRound } from "@/lib/probes/keep-round"
import { ProbeInput } from "@/lib/probes/schema"

/** Looks at one just now, because a person asks: within the transaction's time, a call waits ten seconds at most. */
export const checkProbe = command({
  name: "probes.check",
  may: "deployments.write",
  input: ProbeInput,
  async run({ ctx, tx, input: { id } }) {
    const due = isId(id) ? await dueOf(tx, ctx.now, id) : null
    const [probe] = due?.probes ?? []
    if (!due || !probe) return absent()
    const { found, detail } = await askOne(probe)
    const kept = await keepRound(tx, {
      at: ctx.now,
      isMuted: due.isMuted,
      found: found ? [{ ...found, id }] : [],
      unasked: found ? [] : [{ id, detail }],
    })
    return {
      value: { isUp: found?.isUp ?? null, detail, ms: found?.ms ?? null },
      facts: [...kept.facts, fact("probe.checked", id, { after: { isUp: found?.isUp ?? null } })],
    }
  },
})
