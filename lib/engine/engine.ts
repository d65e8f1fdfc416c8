import type { Inngest, InngestFunction } from "inngest"
import type pg from "pg"
import { failpoint } from "@/lib/failpoint"
import { newId } from "@/lib/ids"
import { log } from "@/lib/log"
import { clockOffsetMs, now } from "@/lib/time"
import { createCalls } from "./calls"
import { fireDue, syncSchedules } from "./cron"
import { deliverLate, hearsOf } from "./deliver"
import { fanOut } from "./fan-out"
import { giveFirst } from "./give-first"
import { createCaller } from "./handler"
import { listen } from "./listen"
import type { About } from "./planned"
import { readRegistry } from "./registry"
import type { Seam } from "./seam"
import { createStore } from "./store"
import type { Claimed } from "./types"

export type EngineOptions = {
  client: Inngest.Any
  /** The client's `fetch`. */
  seam: Seam
  functions: readonly InngestFunction.Any[]
  pool: pg.Pool
  /** A new, unconnected client for LISTEN. */
  listenClient(): pg.Client
  releaseSha?: string
  /** Whom and what an event is about: what its run is found by. */
  aboutOf?(data: Record<string, unknown>): Partial<About>
  /** A run was taken up, a call of it has come to an end, or it went on or ended without one. */
  onProgress?(run: { runId: string; clinicId: string | null }): void
  checkpointing?: boolean
  /** Calls at the same time. */
  concurrency?: number
  /** So many of them only for what has a priority: a sixth where nobody says. */
  reserved?: number
  /** After this long without a heartbeat another worker may take a job. */
  leaseMs?: number
  /** How often it looks when nothing is said. */
  pollMs?: number
  /**
   * A server drives the functions now: this one ends what it had begun. It takes only what it told itself (failures,
   * invocations), and fires no schedule.
   */
  leftovers?: boolean
}

export type Engine = {
  readonly workerId: string
  /** Looks at once: something may be due. */
  wake(): void
  /** Stops claiming, waits up to `graceMs` for running calls; the lease covers the rest. */
  stop(graceMs?: number): Promise<void>
}

/** A free place waits no longer than this for others to be free too. */
const BITE_MS = 10

/** Throws `UnsupportedOptionError` when a function asks for what the embedded engine does not do. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { client, seam, pool, concurrency = 12, leaseMs = 12_000, pollMs = 400 } = options
  const { reserved = Math.floor(concurrency / 6) } = options
  const workerId = newId()
  const caller = createCaller(client, options.functions)
  const functions = readRegistry(client.id, (await caller.register()).functions)
  const store = createStore(pool, workerId, leaseMs, options.leftovers, options.onProgress)
  const active = new Map<string, Claimed>()
  const running = new Set<Promise<void>>()
  /** Calls in the places that are kept. */
  let urgent = 0
  const looks = new Set<Promise<void>>()
  const bite = Math.ceil((concurrency - reserved) / 3)
  let stopping = false
  let isBacklog = false
  let timer: NodeJS.Timeout | undefined
  let nextBite: NodeJS.Timeout | undefined

  const calls = createCalls({
    store,
    caller,
    functions,
    workerId,
    releaseSha: options.releaseSha ?? "unknown",
    checkpointing: options.checkpointing ?? true,
    onMore: () => wake(),
  })
  const fanning = {
    functions,
    releaseSha: options.releaseSha ?? "unknown",
    aboutOf: options.aboutOf ?? (() => ({})),
  }

  const giveAwaited = giveFirst(store)

  const takeEvents = coalesced(async () => {
    if ((await fanOut(store, fanning)) > 0) takeAll()
  })

  const freePlaces = () => concurrency - reserved - (running.size - urgent)
  const takeJobs = coalesced(async () => {
    clearTimeout(nextBite)
    nextBite = undefined
    const free = freePlaces()
    if (stopping || free <= 0) return
    const claimed = await store.claim(free)
    isBacklog = claimed.length === free
    if (claimed.length > 0) failpoint("claim.after")
    for (const job of claimed) start(job)
  })
  const takeUrgent = coalesced(async () => {
    const kept = reserved - urgent
    // Where other places are free all are taken from there, unless others stand in line for them.
    if (stopping || kept <= 0 || (freePlaces() > 0 && !isBacklog)) return
    for (const job of await store.claimUrgent(kept)) start(job, true)
  })

  function takeAll(): void {
    takeJobs()
    takeUrgent()
  }

  function start(job: Claimed, isUrgent = false): void {
    active.set(job.jobId, job)
    options.onProgress?.(job)
    if (isUrgent) urgent++
    const call = calls.perform(job).finally(() => {
      running.delete(call)
      if (isUrgent) urgent--
      if (active.get(job.jobId) === job) active.delete(job.jobId)
      options.onProgress?.(job)
      takeNext()
      if (isUrgent) takeUrgent()
    })
    running.add(call)
  }

  /** A place is free. One by one, a backlog would cost a look a call; a few are soon free together. */
  function takeNext(): void {
    if (!isBacklog || freePlaces() >= bite) takeJobs()
    else nextBite ??= setTimeout(takeJobs, BITE_MS)
  }

  const look = coalesced(async () => {
    clearTimeout(timer)
    let nextMs = pollMs
    try {
      const due = await store.peek(clockOffsetMs())
      if (due.crons) await fireDue(pool, now())
      if (due.events || due.crons) takeEvents()
      if (due.jobs) takeAll()
      if (due.sleeps && (await wakeSleepers()) > 0) takeJobs()
      if (due.nextMs !== null) nextMs = Math.max(5, Math.min(pollMs, due.nextMs + 1))
    } finally {
      clearTimeout(timer)
      if (!stopping) timer = setTimeout(look, nextMs)
    }
  })

  /** What came before a time ran out goes before its running out. */
  async function wakeSleepers(): Promise<number> {
    const offsetMs = clockOffsetMs()
    await deliverLate(store)
    const at = await giveAwaited(offsetMs)
    return store.wakeSleepers(offsetMs, 200, at)
  }

  const lookAfterWaits = coalesced(() => deliverLate(store))

  async function beat(): Promise<void> {
    lookAfterWaits()
    const held = [...active.values()]
    if (held.length > 0) await store.heartbeat(held).catch(() => {})
  }

  function wake(): void {
    if (stopping) return
    takeEvents()
    takeJobs()
  }

  function coalesced(work: () => Promise<void>): () => void {
    let busy = false
    let again = false
    return function run(): void {
      if (stopping) return
      if (busy) {
        again = true
        return
      }
      busy = true
      again = false
      const looking = work()
        .catch((error) => log.warn("engine.look_failed", { error }))
        .then(() => {
          busy = false
          looks.delete(looking)
          if (again) run()
        })
      looks.add(looking)
    }
  }

  await syncSchedules(pool, options.leftovers ? [] : functions.values(), now())
  await store.rememberApp(client.id, hearsOf(functions.values()))
  await deliverLate(store)
  // What was called off while nobody looked is not tried first.
  await giveAwaited(null)
  seam.attach(workerId, calls.seam)
  const heart = setInterval(beat, Math.floor(leaseMs / 4))
  const listener = listen(options.listenClient, "engine_wake", wake)
  look()

  return {
    workerId,
    wake,
    async stop(graceMs = 10_000) {
      stopping = true
      clearTimeout(timer)
      clearTimeout(nextBite)
      await listener.stop()
      const grace = new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref())
      await Promise.allSettled([...looks])
      await Promise.race([Promise.allSettled([...running]), grace])
      clearInterval(heart)
      seam.detach(workerId)
      if (running.size > 0) await store.release().catch(() => {})
    },
  }
}
