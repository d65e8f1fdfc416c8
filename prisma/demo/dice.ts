import { createHash } from "node:crypto"

/** The same throws every time: mulberry32. */
export function dice(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    chance: (p: number) => next() < p,
    between: (from: number, to: number) => from + Math.floor(next() * (to - from + 1)),
    pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!,
  }
}

export type Dice = ReturnType<typeof dice>

/** A version 7 id whose random part follows from `what`: the same row gets the same id, in the order of time. */
export function idOf(what: string, at: Date): string {
  const time = at.getTime().toString(16).padStart(12, "0")
  const rest = createHash("sha256").update(what).digest("hex")
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`
}
