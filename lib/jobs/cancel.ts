import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { cancelAtServer } from "@/lib/jobs/cancel-at-server"
import { runInReach } from "@/lib/jobs/find"
import { CancelRunInput } from "@/lib/jobs/schema"
import { wordsAbout } from "@/lib/jobs/words-about"
import { command } from "@/lib/operation"

/** Ends a run now: it gets no further call. A step under way is not stopped, but its result is dropped. */
export const cancelRun = command({
  name: "runs.cancel",
  may: "runs.rerun",
  input: CancelRunInput,
  async run({ ctx, tx, input, grant }) {
    const run = await runInReach(tx, ctx, grant, input.id)
    const value = { id: run.id }
    // The order the engine locks in: the run, then its jobs.
    const stopped = await tx.$executeRaw`
      update engine.run set status = 'cancelled', finished_at = clock_timestamp()
      where id = ${run.id}::uuid and status in ('queued', 'running', 'sleeping')`
    if (stopped === 0) {
      const { status } = await runInReach(tx, ctx, grant, input.id)
      if (status === "cancelled") return { value, facts: [] }
      fail("wrong_state", { sentence: "This run has already ended." })
    }
    await tx.$executeRaw`delete from engine.job where run_id = ${run.id}::uuid`
    const change = { before: { status: run.status }, after: { status: "cancelled" } }
    return {
      value,
      facts: [fact("run.cancelled", run.id, { ...change, ...(await wordsAbout(tx, run, input.reason)) })],
      events: await cancelAtServer(tx, run, ctx.clinicId),
    }
  },
})
