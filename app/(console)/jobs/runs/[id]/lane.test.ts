import { describe, expect, it } from "vitest"
import type { RunDetail, RunStep } from "@/lib/jobs/schema"
import { toDate } from "@/lib/time"
import { AXIS, queueBar, scaleOf, stepBars } from "./lane"

const at = (ms: number) => toDate(Date.UTC(2026, 10, 22, 10) + ms).toISOString()
const step = (given: Partial<RunStep>): RunStep => ({
  id: "s",
  name: "score",
  kind: "StepRun",
  status: "completed",
  startedAt: null,
  finishedAt: null,
  dueAt: null,
  error: null,
  output: null,
  attempts: [],
  ...given,
})
const run = (given: Partial<RunDetail>) =>
  ({
    createdAt: at(0),
    startedAt: at(100),
    finishedAt: at(1_000),
    attempts: [],
    steps: [],
    ...given,
  }) as RunDetail
const NOW = toDate(at(60_000))

describe("the lane", () => {
  it("spans from being asked for to the end, and now is no part of an ended run", () => {
    expect(scaleOf(run({}), NOW).spanMs).toBe(1_000)
    expect(scaleOf(run({ finishedAt: null }), NOW).spanMs).toBe(60_000)
  })

  it("draws the queue, each try, and the pause between them by leaving it out", () => {
    const ended = run({})
    const scale = scaleOf(ended, NOW)
    expect(queueBar(ended, scale)).toEqual([{ kind: "wait", title: "In the queue", x: 0, width: 100 }])
    const tries = step({
      attempts: [
        { attempt: 0, outcome: "retry", startedAt: at(100), finishedAt: at(200), error: null },
        { attempt: 1, outcome: "completed", startedAt: at(500), finishedAt: at(1_000), error: null },
      ],
    })
    expect(stepBars(tries, scale)).toEqual([
      { kind: "failed", title: "Try 1", x: 100, width: 100 },
      { kind: "done", title: "Try 2", x: 500, width: 500 },
    ])
  })

  it("keeps the shortest bar in sight and inside", () => {
    const scale = scaleOf(run({ finishedAt: at(1_000_000) }), NOW)
    const [bar] = stepBars(
      step({
        attempts: [
          { attempt: 0, outcome: "failed", startedAt: at(999_999), finishedAt: at(1_000_000), error: null },
        ],
      }),
      scale,
    )
    expect(bar!.width).toBeGreaterThanOrEqual(5)
    expect(bar!.x + bar!.width).toBeLessThanOrEqual(AXIS)
  })

  it("lets a running step grow to now, and a sleep to its end", () => {
    const open = run({ finishedAt: null, steps: [step({ dueAt: at(120_000) })] })
    const scale = scaleOf(open, NOW)
    expect(scale.spanMs).toBe(120_000)
    expect(stepBars(step({ status: "running", startedAt: at(60_000) }), scale)).toMatchObject([
      { kind: "running", x: 500, width: 500 },
    ])
    expect(stepBars(step({ status: "sleeping", startedAt: at(0), dueAt: at(120_000) }), scale)).toMatchObject(
      [{ kind: "sleep", x: 0, width: AXIS }],
    )
  })
})
