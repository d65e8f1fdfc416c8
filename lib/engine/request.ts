import { queueItemId } from "./seam"
import type { Claimed } from "./types"

/** The wire's call body for a leased job (protocol.md, "Call request"). */
export function callBody(job: Claimed, wireId: string, workerId: string, checkpointing: boolean) {
  const done = job.steps.filter((step) => step.state === "done")
  const open = job.steps.some((step) => step.state === "open")
  const memo = done.map(({ id, output, error }) => [
    id,
    error === null ? { type: "data", data: output } : { type: "error", error },
  ])
  return {
    event: job.event,
    events: [job.event],
    steps: Object.fromEntries(memo),
    version: 2,
    ctx: {
      run_id: job.runId,
      attempt: job.attempt,
      max_attempts: job.maxAttempts,
      disable_immediate_execution: open,
      use_api: false,
      stack: { stack: done.map((step) => step.id), current: done.length },
      // The presence of fn_id is what switches checkpointing on.
      ...(checkpointing ? { fn_id: wireId, qi_id: queueItemId(workerId, job.jobId, job.lease) } : {}),
    },
  }
}
