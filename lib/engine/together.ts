import { isDatabaseLost } from "@/lib/errors"
import { isTooHeavy, weightOf } from "./size"
import type { Store } from "./store"
import type { Write } from "./write-rows"

type Waiting = {
  write: Write
  /** The same by the store's own statement. */
  alone(): Promise<boolean>
  resolve(kept: boolean): void
  reject(error: unknown): void
}

const MOST = 32

/**
 * The two writes of a call, gathered: while one message is under way, what comes waits and goes together in the next:
 * one message and one commit for all. With little going on each goes at once.
 */
export function writeTogether(store: Store): Pick<Store, "checkpoint" | "settle"> {
  const waiting: Waiting[] = []
  let busy = false

  function add(write: Write, alone: () => Promise<boolean>): Promise<boolean> {
    if (!isSimple(write) || isTooHeavy(weightOf(write))) return alone()
    return new Promise((resolve, reject) => {
      waiting.push({ write, alone, resolve, reject })
      if (!busy) begin()
    })
  }

  function begin(): void {
    busy = true
    // What comes in the same turn of the loop goes along.
    setImmediate(async () => {
      await send(take())
      busy = false
      if (waiting.length > 0) begin()
    })
  }

  function take(): Waiting[] {
    let weight = 0
    let size = 0
    for (const { write } of waiting) {
      weight += weightOf(write)
      if (size === MOST || (size > 0 && isTooHeavy(weight))) break
      size++
    }
    return waiting.splice(0, size)
  }

  async function send(group: readonly Waiting[]): Promise<void> {
    try {
      const said = await store.writeMany(group.map((one) => one.write))
      for (const [index, one] of group.entries()) {
        const kept = said.get(index)
        if (kept === undefined) goAlone(one)
        else one.resolve(kept)
      }
    } catch (error) {
      // One that cannot be written must not keep the others from being.
      for (const one of group) isDatabaseLost(error) ? one.reject(error) : goAlone(one)
    }
  }

  return {
    checkpoint: (jobId, lease, steps) =>
      add({ jobId, lease, steps }, () => store.checkpoint(jobId, lease, steps)),
    settle: (job, settlement, failure, cause) =>
      add(
        {
          jobId: job.jobId,
          lease: job.lease,
          steps: settlement.steps,
          end: { runId: job.runId, ...settlement },
        },
        () => store.settle(job, settlement, failure, cause),
      ),
  }
}

/** It may wait for a lock that another holds; the next group does not wait for it. */
const goAlone = (one: Waiting): void => void one.alone().then(one.resolve, one.reject)

/** A failure shares its cause's row with others, and goes alone; so do the few that begin waits. */
const isSimple = ({ steps, end }: Write): boolean =>
  end?.next !== "fail" && !steps.some((step) => step.wait || step.invoke)
