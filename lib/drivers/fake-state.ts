import { nowMs, toDate } from "@/lib/time"

/**
 * How a release does once it is put somewhere. slow: never gets stable. unhealthy: stable, and its health says no.
 * crash-loop: the host gives up on it. wrong-version: names another commit. lying: the host calls it done and it names
 * the right commit, while the old image runs. breaks-database: unhealthy, and so is whatever comes after it.
 * sickens: good, until it has answered `sickensAfter` requests.
 * The others each fail one smoke test.
 */
export const BEHAVIOURS = [
  "good",
  "slow",
  "unhealthy",
  "crash-loop",
  "wrong-version",
  "lying",
  "breaks-database",
  "sickens",
  "no-version",
  "not-live",
  "no-database",
  "plain-http",
  "open-route",
  "any-origin",
  "no-cors",
  "no-headers",
  "slow-answers",
  "telling-errors",
  "no-root",
] as const
export type Behaviour = (typeof BEHAVIOURS)[number]

export type FakeRelease = { gitSha: string; imageDigest: string }
export type FakeRollout = {
  handle: string
  key: string
  digest: string
  beganMs: number
  /** Kept once it is decided; until then time decides. */
  end: "stable" | "failed" | "cancelled" | null
  detail: string
}

export type FakeState = {
  readonly service: string
  readonly environment: string
  readonly image: string
  /** What the containers truly hold. */
  running: FakeRelease | null
  /** What the host was last told to hold, and says where it only repeats what it was told. */
  wanted: string | null
  /** What /version names; the same as what runs, unless the release lies. */
  named: FakeRelease | null
  replicas: number
  takesMs: number
  sickensAfter: number
  answered: number
  isDatabaseBroken: boolean
  readonly rollouts: FakeRollout[]
  readonly lines: { at: Date; text: string }[]
  /** In its registry: what can be pulled. */
  readonly images: Map<string, FakeRelease>
  /** By digest. */
  readonly behaviours: Map<string, Behaviour>
  behaviourNow(): Behaviour
  /** Begins to put this digest there; with a key seen before, it is the same rollout. */
  begin(digest: string, key?: string): FakeRollout
  /** Where it stands now. */
  look(handle: string): FakeRollout | undefined
  latest(): FakeRollout | undefined
  cancel(handle: string): boolean
  say(text: string): void
  /** Lets time have done what is due. */
  settle(): void
}

const MOST_LINES = 500

export function makeFakeState(given: {
  service: string
  environment: string
  image: string
  replicas: number
  takesMs: number
  behaviour: Behaviour
}): FakeState {
  const state: FakeState = {
    service: given.service,
    environment: given.environment,
    image: given.image,
    running: null,
    wanted: null,
    named: null,
    replicas: given.replicas,
    takesMs: given.takesMs,
    sickensAfter: 40,
    answered: 0,
    isDatabaseBroken: false,
    rollouts: [],
    lines: [],
    images: new Map(),
    behaviours: new Map(),
    behaviourNow: () => behaviourOf(state.running?.imageDigest),
    begin(digest, key) {
      state.settle()
      const known = key === undefined ? undefined : state.rollouts.find((one) => one.key === key)
      if (known) return known
      for (const one of state.rollouts) if (!one.end) finish(one, "cancelled", "Another one took its place.")
      // Counted on from the last, which may have been begun before the process was.
      const serial = Number(state.rollouts.at(-1)?.handle.replace("rollout-", "") ?? 0) + 1
      const handle = `rollout-${serial}`
      const made: FakeRollout = {
        handle,
        key: key ?? handle,
        digest,
        beganMs: nowMs(),
        end: null,
        detail: "",
      }
      state.rollouts.push(made)
      state.wanted = digest
      state.say(`Pulling ${state.image}@${digest}`)
      return made
    },
    look(handle) {
      state.settle()
      return state.rollouts.find((one) => one.handle === handle)
    },
    latest() {
      state.settle()
      return state.rollouts.at(-1)
    },
    cancel(handle) {
      const one = state.look(handle)
      if (!one || one.end) return false
      finish(one, "cancelled", "It was ended by hand.")
      return true
    },
    say(text) {
      state.lines.push({ at: toDate(nowMs()), text })
      if (state.lines.length > MOST_LINES) state.lines.shift()
    },
    settle() {
      const last = state.rollouts.at(-1)
      if (!last || last.end || nowMs() - last.beganMs < state.takesMs) return
      const image = state.images.get(last.digest)
      if (!image) return finish(last, "failed", "No such image in the registry.")
      const behaviour = behaviourOf(image.imageDigest)
      if (behaviour === "slow") return
      if (behaviour === "crash-loop")
        return finish(last, "failed", "The container stops again and again: exit code 1.")
      if (behaviour === "lying" && state.running)
        state.named = { ...image, imageDigest: state.running.imageDigest }
      else {
        state.running = image
        state.named = behaviour === "wrong-version" ? { ...image, gitSha: "0".repeat(40) } : image
      }
      if (behaviour === "breaks-database") state.isDatabaseBroken = true
      state.answered = 0
      finish(last, "stable", "All that were wanted are running.")
    },
  }
  const behaviourOf = (digest: string | undefined): Behaviour =>
    (digest && state.behaviours.get(digest)) || (digest ? given.behaviour : "good")
  const finish = (one: FakeRollout, end: NonNullable<FakeRollout["end"]>, detail: string) => {
    one.end = end
    one.detail = detail
    state.say(`${one.handle} ${end}: ${detail}`)
  }
  return state
}
