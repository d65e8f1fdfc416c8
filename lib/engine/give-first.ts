import { isDatabaseLost } from "@/lib/errors"
import { log } from "@/lib/log"
import { deliver } from "./deliver"
import { isPassing } from "./passing"
import type { Store } from "./store"

const PAGE = 2_000
const BATCH = 200

/**
 * Gives those whose time has come (`offsetMs`; null: everybody) what stands in the outbox for them, so that an event
 * goes before the running out of a time that it came before, however many others stand before it. Says what the
 * database's clock showed: what was committed until then has been given.
 */
export function giveFirst(store: Store): (offsetMs: number | null) => Promise<string> {
  // Given already and not fanned out yet; a wait that began since looks for them itself (`deliverLate`).
  let given = new Set<string>()

  return async (offsetMs) => {
    const standing = new Set<string>()
    let after = { place: "-infinity", id: "" }
    let at: string | undefined
    for (;;) {
      const page = await store.awaitedEvents(offsetMs, after, PAGE)
      at ??= page.at
      const ids = page.events.map((event) => event.id)
      const fresh = ids.filter((id) => !given.has(id))
      for (let from = 0; from < fresh.length; from += BATCH)
        await give(store, fresh.slice(from, from + BATCH))
      for (const id of ids) standing.add(id)
      const last = page.events.at(-1)
      if (!last || page.events.length < PAGE) break
      after = last
    }
    given = standing
    return at
  }
}

async function give(store: Store, ids: readonly string[]): Promise<void> {
  try {
    await deliver(
      store,
      ids.map((id) => ({ id })),
    )
  } catch (error) {
    if (isDatabaseLost(error) || isPassing(error)) throw error
    // The fan-out will set it aside; it must not hold up what others wait for.
    if (ids.length === 1) log.warn("engine.event_not_given", { eventId: ids[0], error })
    else for (const id of ids) await give(store, [id])
  }
}
