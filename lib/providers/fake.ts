import { setTimeout as sleep } from "node:timers/promises"
import type { PartnerAnswer, PartnerCall } from "@/lib/providers/outcome"

export type FakeAnswer = { status: number; body: unknown; headers?: Record<string, string> }

/**
 * fail: the next `times` calls are answered so, and nothing comes of them. lose: what they ask for is done and the answer
 * never comes. hide: it is done, and somebody between answers otherwise. delay: it takes that long. repeat: what was kept
 * last is answered again, as if it were new. `after`: so many calls go as they should first.
 */
export type FakeMode =
  | { do: "fail"; times: number; status: number; body?: unknown; headers?: Record<string, string> }
  | { do: "lose"; times: number; after?: number }
  | { do: "hide"; times: number; status: number; after?: number }
  | { do: "delay"; times: number; ms: number }
  | { do: "repeat"; times: number }

export class AnswerLost extends Error {
  readonly code = "ECONNRESET"
}

export type FakePartner<Kept> = {
  /** What was done, oldest first. */
  readonly kept: readonly Kept[]
  /** How often it was called, refusals included. */
  readonly calls: number
  /** Replaces whatever it was told before; null: as it should. */
  be(mode: FakeMode | null): void
  forget(): void
  /** Throws `AnswerLost` where the answer is lost. */
  answer(call: PartnerCall): Promise<PartnerAnswer>
}

const MOST_KEPT = 10_000

/** A partner that records, and fails as it is told to. The same in demo, tests and browser tests. */
export function makeFake<Kept>(
  respond: (call: PartnerCall, keep: (one: Kept) => void) => FakeAnswer,
): FakePartner<Kept> {
  const kept: Kept[] = []
  let calls = 0
  let mode: FakeMode | null = null
  let last: FakeAnswer | undefined
  const keep = (one: Kept) => {
    kept.push(one)
    if (kept.length > MOST_KEPT) kept.shift()
  }
  const modeNow = (): FakeMode | null => {
    if (!mode || mode.times <= 0) return null
    if ("after" in mode && mode.after) {
      mode.after -= 1
      return null
    }
    mode.times -= 1
    return mode
  }
  return {
    kept,
    get calls() {
      return calls
    },
    be(given) {
      mode = given && { ...given }
    },
    forget() {
      kept.length = 0
      calls = 0
    },
    async answer(call) {
      calls += 1
      const now = modeNow()
      if (now?.do === "fail") return toAnswer(now)
      if (now?.do === "delay") await sleep(now.ms)
      if (now?.do === "repeat" && last) return toAnswer(last)
      last = respond(call, keep)
      if (now?.do === "hide") return toAnswer({ status: now.status, body: "<html>" })
      if (now?.do === "lose") throw new AnswerLost("the answer was lost")
      return toAnswer(last)
    },
  }
}

const toAnswer = ({
  status,
  body,
  headers = {},
}: Omit<FakeAnswer, "body"> & { body?: unknown }): PartnerAnswer => ({
  status,
  headers,
  body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body ?? {})),
})
