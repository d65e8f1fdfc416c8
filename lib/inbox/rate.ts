/**
 * A token bucket with two floors: `perSecond` sustained, three times that for a minute. Pure; `atMs` only grows.
 * Kept in this process: with several servers each allows the whole rate.
 */
export type Bucket = { burst: number; second: number; atMs: number }

const BURST_FACTOR = 3
const BURST_SECONDS = 60

const burstRoom = (perSecond: number) => Math.max(1, perSecond * (BURST_FACTOR - 1) * BURST_SECONDS)
const secondRoom = (perSecond: number) => Math.max(1, perSecond * BURST_FACTOR)

export function fullBucket(perSecond: number, atMs: number): Bucket {
  return { burst: burstRoom(perSecond), second: secondRoom(perSecond), atMs }
}

/** Takes one from the bucket, in place. 0: let through; otherwise seconds until the next would be. */
export function take(bucket: Bucket, perSecond: number, atMs: number): number {
  const passed = Math.max(0, atMs - bucket.atMs) / 1_000
  bucket.atMs = Math.max(bucket.atMs, atMs)
  bucket.burst = Math.min(burstRoom(perSecond), bucket.burst + passed * perSecond)
  bucket.second = Math.min(secondRoom(perSecond), bucket.second + passed * perSecond * BURST_FACTOR)
  if (bucket.burst >= 1 && bucket.second >= 1) {
    bucket.burst -= 1
    bucket.second -= 1
    return 0
  }
  const wait = Math.max((1 - bucket.burst) / perSecond, (1 - bucket.second) / (perSecond * BURST_FACTOR))
  return Math.max(1, Math.ceil(wait))
}
