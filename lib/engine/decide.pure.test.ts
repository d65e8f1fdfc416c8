import { describe, expect, it } from "vitest"
import { decide, decidePoisoned } from "./decide"
import { sleepEnd } from "./duration"
import { parseRetryAfterMs, retryAt, retryDelayMs } from "./retry"
import type { Claimed } from "./types"

const job: Claimed = {
  jobId: "1",
  lease: 1,
  kind: "enter",
  stepId: "",
  attempt: 0,
  deaths: 0,
  claimedAt: new Date(0),
  trace: null,
  runId: "r",
  functionId: "f",
  maxAttempts: 3,
  clinicId: null,
  event: { id: "e", name: "n", data: {}, ts: 0 },
  steps: [],
}
const now = new Date("2030-01-01T00:00:00Z")
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  headers,
  body: typeof body === "string" ? body : JSON.stringify(body),
})
const op = (op: string, id = "s", rest = {}) => ({ op, id, displayName: id, ...rest })

describe("an answer leads to", () => {
  it.each([
    ["200", answer(200, "7"), { next: "complete", output: "7" }],
    ["200 without a body", answer(200, ""), { next: "complete", output: "null" }],
    [
      "400",
      answer(400, { name: "E", message: "m" }),
      { next: "fail", tried: { stepId: "", outcome: "failed" } },
    ],
    [
      "500",
      answer(500, { name: "E", message: "m" }, { "retry-after": "7" }),
      { next: "retry", attempt: 1, delayMs: 7_000 },
    ],
    ["401", answer(401, "no"), { next: "retry" }],
    ["an unreadable 206", answer(206, "{"), { next: "fail" }],
    [
      "StepRun",
      answer(206, [op("StepRun", "s", { data: 1 })]),
      { next: "enter", steps: [{ state: "done", output: "1" }] },
    ],
    [
      "a single op",
      answer(206, op("StepRun")),
      { next: "enter", steps: [{ state: "done", output: "null" }] },
    ],
    [
      "StepError",
      answer(206, [op("StepError", "s", { error: { name: "E", message: "m" } })]),
      { next: "retry", steps: [{ state: "retry", attempt: 1 }], tried: { stepId: "s", outcome: "retry" } },
    ],
    [
      "StepFailed",
      answer(206, [op("StepFailed", "s", { error: { name: "E", message: "m" } })]),
      { next: "enter", steps: [{ state: "done" }], tried: { stepId: "s", outcome: "failed" } },
    ],
    [
      "StepPlanned",
      answer(206, [op("StepPlanned", "a"), op("StepPlanned", "b")]),
      { next: "wait", steps: [{ state: "open" }, { state: "open" }] },
    ],
    [
      "Sleep",
      answer(206, [op("Sleep", "s", { name: "1h" })]),
      { next: "wait", steps: [{ state: "open", dueAt: new Date("2030-01-01T01:00:00Z") }] },
    ],
    ["a sleep without an end", answer(206, [op("Sleep", "s", { name: "soon" })]), { next: "fail" }],
    [
      "RunComplete after a step",
      answer(206, [op("StepRun", "s", { data: 1 }), op("RunComplete", "c", { data: 2 })]),
      { next: "complete", output: "2", steps: [{ id: "s" }] },
    ],
    ["DiscoveryRequest", answer(206, [op("DiscoveryRequest")]), { next: "enter", steps: [] }],
    ["an unknown op", answer(206, [op("Teleport")]), { next: "fail" }],
  ])("%s", (_, response, settlement) => {
    expect(decide(job, response, now)).toMatchObject(settlement)
  })

  it("failure once the attempts are used up, whatever the SDK says", () => {
    const last = { ...job, attempt: 2 }
    expect(decide(last, answer(500, { name: "E", message: "m" }), now).next).toBe("fail")
    expect(decide(last, answer(206, [op("StepError", "s", { error: { message: "m" } })]), now)).toMatchObject(
      {
        next: "enter",
        steps: [{ state: "done", error: expect.stringContaining("m") }],
      },
    )
  })

  it("for a step with a job of its own: open while it fails, and the group decides", () => {
    const own: Claimed = { ...job, kind: "step", stepId: "s" }
    expect(decide(own, answer(206, [op("StepError", "s", { error: { message: "m" } })]), now)).toMatchObject({
      next: "retry",
      steps: [{ state: "open" }],
    })
    expect(decide(own, answer(206, [op("StepRun", "s")]), now).next).toBe("wait")
  })

  it("an error with a name and a message, whatever was thrown", () => {
    for (const body of ["plain text", { error: "Could not find step" }, {}, "", null]) {
      const { error } = decide(job, answer(400, body ?? "null"), now)
      expect(JSON.parse(error ?? "")).toMatchObject({ name: expect.any(String), message: expect.any(String) })
    }
  })
})

it("a poisoned job fails its run by name", () => {
  const { next, error, tried } = decidePoisoned({ ...job, deaths: 3 })
  expect({ next, tried, name: JSON.parse(error ?? "").name }).toEqual({
    next: "fail",
    tried: { stepId: "", outcome: "died" },
    name: "WorkerDied",
  })
})

describe("our retry policy", () => {
  it("waits 1 s, 2 s, 4 s … and never over 30 s, a fifth more or less", () => {
    for (const [attempt, base] of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000].entries()) {
      expect(retryDelayMs(attempt, () => 0)).toBe(base * 0.8)
      expect(retryDelayMs(attempt, () => 1)).toBe(Math.min(base * 1.2, 30_000))
    }
  })

  it("lets a provider's Retry-After win, up to an hour", () => {
    const waits = (seconds: number) => retryAt(0, seconds).getTime() - Date.now()
    expect(waits(90)).toBeGreaterThan(89_000)
    expect(waits(864_000)).toBeLessThanOrEqual(3_600_000)
  })

  it("reads seconds and dates", () => {
    expect(parseRetryAfterMs("30")).toBe(30_000)
    expect(parseRetryAfterMs(new Date(Date.now() + 5_000).toISOString())).toBeGreaterThan(4_000)
    expect(parseRetryAfterMs(new Date(Date.now() - 5_000).toISOString())).toBe(0)
    expect(parseRetryAfterMs("soon")).toBeUndefined()
    expect(parseRetryAfterMs(undefined)).toBeUndefined()
  })
})

it.each([
  ["1h30m", 5_400_000],
  ["2d", 172_800_000],
  ["1w1s", 604_801_000],
  ["500ms", 500],
  ["2030-01-01T00:00:10.000Z", 10_000],
])("a sleep of %s", (name, ms) => {
  expect(sleepEnd(name, now)?.getTime()).toBe(now.getTime() + ms)
})
