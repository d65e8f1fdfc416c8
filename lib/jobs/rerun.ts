import { env } from "@/lib/env"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { runInReach } from "@/lib/jobs/find"
import { RerunInput } from "@/lib/jobs/schema"
import { hasEnded } from "@/lib/jobs/words"
import { wordsAbout } from "@/lib/jobs/words-about"
import { command } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"

/**
 * Starts a new run from an old one: the same event again, for the same function alone. The new run appears under the
 * old one's `links.reruns`. The same key twice is one rerun.
 */
export const rerunRun = command({
  name: "runs.rerun",
  may: "runs.rerun",
  input: RerunInput,
  async run({ ctx, tx, input, grant }) {
    const run = await runInReach(tx, ctx, grant, input.id)
    if (!hasEnded(run.status))
      fail("wrong_state", { sentence: "This run has not ended yet. Cancel it first." })
    if (env().INNGEST_BASE_URL)
      fail("wrong_state", { sentence: "A server runs the functions: run it again there." })
    const eventId = `rerun:${run.id}:${input.key}`
    const value = { id: run.id, eventId }
    // Of two with one key the second waits here, and finds the event of the first.
    await tx.$queryRaw`select id from engine.run where id = ${run.id}::uuid for update`
    const [known] = await tx.$queryRaw<{ id: string }[]>`select id from engine.event where id = ${eventId}`
    if (known) return { value, facts: [] }
    const [first] = await tx.$queryRaw<Pick<OutboxEvent, "name" | "data">[]>`
      select name, data from engine.event where id = ${run.eventId}`
    if (!first) fail("wrong_state", { sentence: "The event of this run is no longer kept." })
    const event = {
      ...first,
      id: eventId,
      data: { ...first.data, clinicId: ctx.clinicId },
      onlyFunction: run.functionId,
      rerunOf: run.id,
    }
    const after = { functionId: run.functionId, eventId }
    const facts = [fact("run.rerun", run.id, { after, ...(await wordsAbout(tx, run, input.reason)) })]
    return { value, facts, events: [event] }
  },
})
