import { wakeEngine } from "@/lib/engine/wake"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { runInReach } from "@/lib/jobs/find"
import { RerunInput } from "@/lib/jobs/schema"
import { hasEnded } from "@/lib/jobs/words"
import { command } from "@/lib/operation"

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
    const eventId = `rerun:${run.id}:${input.key}`
    const value = { id: run.id, eventId }
    const made = await tx.$executeRaw`
      insert into engine.event (id, name, data, clinic_id, only_function, rerun_of)
      select ${eventId}, name, data, clinic_id, ${run.functionId}, ${run.id}::uuid
      from engine.event where id = ${run.eventId}
      on conflict (id) do nothing`
    if (made === 0) {
      const [known] = await tx.$queryRaw<{ id: string }[]>`select id from engine.event where id = ${eventId}`
      if (known) return { value, facts: [] }
      fail("wrong_state", { sentence: "The event of this run is no longer kept." })
    }
    wakeEngine()
    const after = { functionId: run.functionId, eventId }
    return { value, facts: [fact("run.rerun", run.id, { after, reason: input.reason })] }
  },
})
