import { describe, expect, it } from "vitest"
import { type Standing, type StandingJob, whyWaiting } from "@/lib/jobs/waiting"
import { addMs, toDate } from "@/lib/time"

const NOW = toDate("2026-11-22T12:00:00Z")
const inS = (seconds: number) => addMs(NOW, seconds * 1000)
const job = (given: Partial<StandingJob> = {}): StandingJob => ({
  kind: "enter",
  stepName: null,
  runAt: inS(-5),
  attempt: 0,
  isLeased: false,
  claimedAt: null,
  gateLimit: null,
  ...given,
})
const standing = (given: Partial<Standing> = {}): Standing => ({
  now: NOW,
  status: "running",
  maxAttempts: 3,
  engine: "embedded",
  runningEngine: "embedded",
  jobs: [job()],
  waits: [],
  lastError: null,
  queue: { workers: 1, before: 0, inGate: 0 },
  ...given,
})
const event = { stepName: "paid", kind: "event" as const, eventName: "payment.taken", until: inS(3600) }

const CASES: [string, Partial<Standing>, string | null, string | null][] = [
  ["ended well", { status: "completed" }, null, null],
  ["cancelled with a job left over", { status: "cancelled" }, null, null],
  [
    "a worker at the function",
    { jobs: [job({ isLeased: true, runAt: inS(30), claimedAt: inS(-3) })] },
    "working",
    "A worker is at it, since 3 s.",
  ],
  [
    "a worker at a step",
    { jobs: [job({ kind: "step", stepName: "send", isLeased: true, runAt: inS(30), claimedAt: inS(-200) })] },
    "working",
    "A worker is at send, since 3 min.",
  ],
  [
    "a lease that ran out",
    { jobs: [job({ isLeased: true, runAt: inS(-1) })] },
    "worker_lost",
    "Its worker was at it and has not been heard of since; another takes over.",
  ],
  [
    "a lease that ran out, and nobody left",
    { jobs: [job({ isLeased: true, runAt: inS(-1) })], queue: { workers: 0, before: 0, inGate: 0 } },
    "no_worker",
    "Its worker was at it and is gone, and no other listens.",
  ],
  [
    "nobody listens",
    { status: "queued", queue: { workers: 0, before: 4, inGate: 0 } },
    "no_worker",
    "No worker listens. It has been due for 5 s.",
  ],
  [
    "behind its limit",
    { jobs: [job({ gateLimit: 2 })], queue: { workers: 1, before: 7, inGate: 2 } },
    "limit",
    "Its limit is 2 calls at a time, and 2 of its kind are being done; 7 wait before it.",
  ],
  [
    "a limit with room",
    { jobs: [job({ gateLimit: 2 })], queue: { workers: 1, before: 0, inGate: 1 } },
    "queue",
    "It is the next to be picked up.",
  ],
  [
    "in the queue",
    { queue: { workers: 1, before: 12, inGate: 0 } },
    "queue",
    "It is due, and 12 come before it.",
  ],
  [
    "far back in the queue",
    { queue: { workers: 1, before: 1000, inGate: 0 } },
    "queue",
    "It is due, and more than a thousand come before it.",
  ],
  [
    "a retry",
    { jobs: [job({ attempt: 1, runAt: inS(240) })], lastError: "provider_failed" },
    "retry",
    "Try 2 of 3 at 12:04, because of provider_failed.",
  ],
  [
    "a retry of a step, nothing known",
    { jobs: [job({ kind: "step", stepName: "send", attempt: 2, runAt: inS(240) })] },
    "retry",
    "Try 3 of 3 of send at 12:04.",
  ],
  [
    "held back",
    { status: "queued", jobs: [job({ runAt: inS(60) })] },
    "held_back",
    "Held back until 12:01: events that come close together are one run.",
  ],
  [
    "asleep",
    { status: "sleeping", jobs: [job({ kind: "sleep", stepName: "nap", runAt: inS(60) })] },
    "sleep",
    "nap sleeps until 12:01.",
  ],
  [
    "asleep, the run's own deadline first",
    {
      status: "sleeping",
      jobs: [
        job({ kind: "sleep", stepName: null, runAt: inS(30) }),
        job({ kind: "sleep", stepName: "nap", runAt: inS(60) }),
      ],
    },
    "sleep",
    "nap sleeps until 12:01.",
  ],
  [
    "an event",
    {
      status: "sleeping",
      jobs: [job({ kind: "sleep", stepName: "paid", runAt: inS(3600) })],
      waits: [event],
    },
    "event",
    "Waiting for the event payment.taken until 13:00.",
  ],
  [
    "two events, no end",
    { status: "sleeping", jobs: [], waits: [{ ...event, until: null }, event] },
    "event",
    "Waiting for the event payment.taken and 1 more.",
  ],
  [
    "an invoked run",
    { status: "sleeping", jobs: [], waits: [{ ...event, kind: "invoke", stepName: "book" }] },
    "invoke",
    "Waiting for the run that book started to end.",
  ],
  [
    "one lane asleep, another at work",
    {
      jobs: [
        job({ kind: "sleep", stepName: "nap", runAt: inS(60) }),
        job({ kind: "step", stepName: "send", isLeased: true, runAt: inS(30), claimedAt: inS(-1) }),
      ],
    },
    "working",
    "A worker is at send, since 1 s.",
  ],
  [
    "nothing planned",
    { jobs: [] },
    "no_job",
    "Nothing is planned for it, which should not happen. Cancel it and run it again; the log says more.",
  ],
  [
    "on a server",
    { engine: "server", runningEngine: "server", jobs: [], atServer: { open: [], unheardSince: null } },
    "working",
    "The Inngest server has it, and decides when it goes on.",
  ],
  [
    "on a server that lets it sleep",
    {
      engine: "server",
      runningEngine: "server",
      jobs: [],
      atServer: { open: [{ stepName: "nap", kind: "sleep", until: inS(60) }], unheardSince: null },
    },
    "working",
    "The Inngest server has it, asleep at nap, until 12:01.",
  ],
  [
    "on a server that has planned two steps",
    {
      engine: "server",
      runningEngine: "server",
      jobs: [],
      atServer: {
        open: [
          { stepName: "left", kind: "run", until: null },
          { stepName: "right", kind: "run", until: null },
        ],
        unheardSince: null,
      },
    },
    "working",
    "The Inngest server has it, about to run left and 1 more.",
  ],
  [
    "on a server that has lost it",
    { engine: "server", runningEngine: "server", jobs: [], atServer: { open: [], unheardSince: inS(-60) } },
    "unheard",
    "Nobody can say: it has been silent since 11:59, and the server does not know it.",
  ],
  [
    "left in the embedded engine, which ends it beside a server",
    { runningEngine: "server" },
    "queue",
    "It is the next to be picked up.",
  ],
  [
    "left on a server",
    { engine: "server", jobs: [] },
    "other_engine",
    "It began on an Inngest server, and none is set any more. Cancel it and run it again from where it was.",
  ],
]

describe("why a run waits", () => {
  it.each(CASES)("%s", (_, given, reason, words) => {
    const why = whyWaiting(standing(given))
    expect(why?.reason ?? null).toBe(reason)
    const said = why?.words.map((one) => (typeof one === "string" ? one : one.at.slice(11, 16))).join("")
    expect(said ?? null).toBe(words)
  })

  it("has a case for each reason there is", () => {
    const told = new Set(CASES.map(([, , reason]) => reason))
    for (const reason of [
      "other_engine",
      "working",
      "worker_lost",
      "no_worker",
      "limit",
      "held_back",
      "retry",
      "event",
      "invoke",
      "sleep",
      "queue",
      "no_job",
    ]) {
      expect(told).toContain(reason)
    }
  })
})
