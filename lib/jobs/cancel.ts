import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { cancelAtServer } from "@/lib/jobs/cancel-at-server"
import { runInReach } from "@/lib/jobs/find"
import { CancelRunInput } from "@/lib/jobs/schema"
import { DEPLOYER } from "@/lib/jobs/words"
import { wordsAbout } from "@/lib/jobs/words-about"
import { command } from "@/lib/operation"
import { FOLLOWER } from "@/lib/reruns/words"

/** Ends a run now: it gets no further call. A step under way is not stopped, but its result is dropped. */
export const cancelRun = command({
  name: "runs.cancel",
  may: "runs.rerun",
  input: CancelRunInput,
  async run({ ctx, tx, input, grant }) {
    const run = await runInReach(tx, ctx, grant, input.id)
    // Without it nobody would see to the runs it had begun.
    if (run.functionId === FOLLOWER)
      fail("wrong_state", { sentence: "This run looks after a rerun. Stop the rerun instead." })
    // Half-way it would leave what was put there, untested.
    if (run.functionId === DEPLOYER)
      fail("wrong_state", {
        sentence: "This run carries a deployment. Cancel the deployment instead: then it is taken back.",
      })
    const value = { id: run.id }
    const [ended] = await tx.$queryRaw<{ stopped: boolean }[]>`
      select engine.cancel_run(${run.id}::uuid, 'person') as stopped`
    if (!ended?.stopped) {
      const { status } = await runInReach(tx, ctx, grant, input.id)
      if (status === "cancelled") return { value, facts: [] }
      fail("wrong_state", { sentence: "This run has already ended." })
    }
    const change = { before: { status: run.status }, after: { status: "cancelled" } }
    return {
      value,
      facts: [fact("run.cancelled", run.id, { ...change, ...(await wordsAbout(tx, run, input.reason)) })],
      events: await cancelAtServer(tx, run, ctx.clinicId),
    }
  },
})
