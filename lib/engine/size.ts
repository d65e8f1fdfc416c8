import type { Claimed, Settlement } from "./types"

/** What one step or run may give: what a server takes too. */
export const MOST_OUTPUT_BYTES = 4 * 1024 * 1024

export const isTooLarge = (json: string | null): boolean =>
  // A string's length is at most its bytes, and at least a third of them.
  json !== null &&
  json.length > MOST_OUTPUT_BYTES / 3 &&
  (json.length > MOST_OUTPUT_BYTES || Buffer.byteLength(json) > MOST_OUTPUT_BYTES)

/** What a call led to, or, where it gave more than is kept, the run's failure that says so. */
export function withinSize(job: Claimed, settlement: Settlement): Settlement {
  const step = settlement.steps.find((one) => isTooLarge(one.output))
  const where = step ? `Step "${step.name}"` : isTooLarge(settlement.output) ? "The run" : undefined
  if (!where) return settlement
  const bytes = Buffer.byteLength(step?.output ?? settlement.output ?? "")
  const error = {
    name: "OutputTooLarge",
    message: `${where} gave ${Math.ceil(bytes / 2 ** 20)} MB; at most ${MOST_OUTPUT_BYTES / 2 ** 20} MB are kept.`,
  }
  return {
    steps: [],
    next: "fail",
    attempt: 0,
    delayMs: 0,
    output: null,
    error: JSON.stringify(error),
    tried: { stepId: step?.id ?? job.stepId, outcome: "failed" },
  }
}

/** Characters that go in one message with others'. */
const MOST_TOGETHER = 512 * 1024
export const isTooHeavy = (weight: number): boolean => weight > MOST_TOGETHER

export const weightOf = ({ steps, end }: Pick<Settlement, "steps"> & { end?: Settlement }): number =>
  steps.reduce(
    (sum, step) => sum + (step.output?.length ?? 0) + (step.error?.length ?? 0),
    end?.output?.length ?? 0,
  )
