import type { Settlement, StepWrite } from "./types"

/** What a call has to write: steps on the way, or, with `end`, what it led to. */
export type Write = {
  jobId: string
  lease: number
  steps: readonly StepWrite[]
  end?: Settlement & { runId: string }
}

/** As `engine.write_many` takes them. */
export const onTheWay = ({ jobId, lease, steps }: Write, nth: number) =>
  steps.map(({ id, name, op, output, startedAt, finishedAt }, place) => ({
    nth,
    place,
    job: jobId,
    lease,
    id,
    name,
    op,
    output,
    started: startedAt,
    finished: finishedAt,
  }))

export const endOf = ({ jobId, lease }: Write, end: Settlement & { runId: string }, nth: number) => ({
  nth,
  job: jobId,
  lease,
  run: end.runId,
  next: end.next,
  attempt: end.attempt,
  delay_ms: end.delayMs,
  output: end.output,
  error: end.error,
  tried: end.tried?.stepId ?? "",
  outcome: end.tried?.outcome,
  steps: end.steps.length > 0 ? end.steps.map(stepOf) : undefined,
})

const stepOf = (step: StepWrite) => ({
  id: step.id,
  name: step.name,
  op: step.op,
  state: step.state,
  attempt: step.attempt,
  output: step.output,
  error: step.error,
  started: step.startedAt,
  finished: step.finishedAt,
  due: step.dueAt,
  race: step.race ?? false,
})
