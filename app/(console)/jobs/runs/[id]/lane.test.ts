import { describe, expect, it } from "vitest"
import type { RunDetail, RunStep } from "@/lib/jobs/schema"
import { toDate } from "@/lib/time"
import { AXIS, lostBars, lostRace, queueBar, scaleOf, sideBySide, stepBars } from "./lane"

const at = (ms: number) => toDate(Date.UTC(2026, 10, 22, 10) + ms).toISOString()
const step = (given: Partial<RunStep>): RunStep => ({
  id: "s",
  name: "score",
  kind: "run",
  status: "completed",
  startedAt: null,
  finishedAt: null,
  dueAt: null,
  error: null,
  output: null,
  attempts: [],
  keptFrom: null,
  isRace: false,
  wait: null,
  timedOut: false,
  child: null,
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

  it("lets a running step grow to now, and a sleep too: its end may be days away", () => {
    const open = run({ finishedAt: null, steps: [step({ dueAt: at(120_000) })] })
    const scale = scaleOf(open, NOW)
    expect(scale.spanMs).toBe(60_000)
    expect(stepBars(step({ status: "running", startedAt: at(30_000) }), scale)).toMatchObject([
      { kind: "running", x: 500, width: 500 },
    ])
    expect(stepBars(step({ status: "sleeping", startedAt: at(0), dueAt: at(120_000) }), scale)).toMatchObject(
      [{ kind: "sleep", x: 0, width: AXIS }],
    )
  })

  it("draws a wait to its end, or to now, and leaves the time of a kept step out of the axis", () => {
    const wait = step({ kind: "waitForEvent", status: "waiting", startedAt: at(0), dueAt: at(600_000) })
    const kept = step({ keptFrom: "r", startedAt: at(-900_000), finishedAt: at(-800_000) })
    const open = run({ finishedAt: null, steps: [kept, wait] })
    const scale = scaleOf(open, NOW)
    expect(scale.spanMs).toBe(60_000)
    expect(stepBars(wait, scale)).toMatchObject([{ kind: "sleep", title: "Waiting", x: 0, width: AXIS }])
    const came = step({ kind: "waitForEvent", startedAt: at(0), finishedAt: at(500), dueAt: at(600_000) })
    expect(scaleOf(run({ steps: [came] }), NOW).spanMs).toBe(1_000)
    const invoke = step({ kind: "invoke", status: "waiting", startedAt: at(30_000) })
    expect(stepBars(invoke, scaleOf(run({ finishedAt: null }), NOW))).toMatchObject([{ x: 500, width: 500 }])
  })

  it("puts together what was under way at once", () => {
    const steps = [
      step({ id: "a", startedAt: at(0), finishedAt: at(100) }),
      step({ id: "b", startedAt: at(100), finishedAt: at(300) }),
      step({ id: "c", startedAt: at(120), finishedAt: at(200) }),
      step({ id: "d", startedAt: at(250), finishedAt: null }),
      step({ id: "e", startedAt: null }),
    ]
    expect(sideBySide(steps).map((group) => group.map((one) => one.id))).toEqual([
      ["a"],
      ["b", "c", "d"],
      ["e"],
    ])
    expect(sideBySide([])).toEqual([])
  })

  it("names who lost a race, once somebody has won it", () => {
    const won = step({ isRace: true, startedAt: at(100), finishedAt: at(200) })
    const slow = step({ isRace: true, status: "cancelled", startedAt: at(100) })
    const next = step({ startedAt: at(250), finishedAt: at(300) })
    expect(sideBySide([won, slow, next]).map((group) => group.length)).toEqual([2, 1])
    expect(lostBars(slow, [won, slow], scaleOf(run({}), NOW))).toMatchObject([
      { kind: "wait", x: 100, width: 100 },
    ])
    expect(lostRace(slow, [won, slow])).toBe(true)
    expect(lostRace(won, [won, slow])).toBe(false)
    expect(lostRace(slow, [slow])).toBe(false)
    expect(lostRace(step({ status: "cancelled" }), [won])).toBe(false)
  })
})
