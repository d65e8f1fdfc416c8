import { listenClient } from "@/lib/db"
import type { Announcement } from "@/lib/live/announce"
import { log } from "@/lib/log"

type Hear = (announcements: Announcement[]) => void

/**
 * One LISTEN connection a process, however many screens are open. When it is lost it is made again, and every
 * subscriber is told to look afresh, because what was announced in between is gone.
 */
type Hub = {
  subscribers: Set<{ hear: Hear; refresh: () => void }>
  connecting: boolean
  connected: boolean
  closed: boolean
}

const holder = globalThis as { __roundsLive?: Hub }

function hub(): Hub {
  holder.__roundsLive ??= { subscribers: new Set(), connecting: false, connected: false, closed: false }
  return holder.__roundsLive
}

const RETRY_MS = 1_000

async function connect(): Promise<void> {
  const state = hub()
  if (state.connecting || state.connected || state.closed) return
  state.connecting = true
  const client = listenClient("live")
  const lost = () => {
    if (!state.connected && !state.connecting) return
    state.connected = false
    state.connecting = false
    client.removeAllListeners("notification")
    client.end().catch(() => {})
    if (!state.closed && state.subscribers.size > 0) setTimeout(connect, RETRY_MS).unref()
  }
  client.on("error", lost)
  client.on("end", lost)
  client.on("notification", (message) => {
    const heard = JSON.parse(message.payload ?? "[]") as Announcement[]
    for (const one of state.subscribers) one.hear(heard)
  })
  try {
    await client.connect()
    await client.query("listen rounds_live")
    state.connected = true
    state.connecting = false
    for (const one of state.subscribers) one.refresh()
  } catch (error) {
    log.warn("live.connect_failed", { error })
    lost()
  }
}

/** Hears every announcement from now on; `refresh` is called whenever some may have been missed. Returns the end of it. */
export function subscribe(hear: Hear, refresh: () => void): () => void {
  const state = hub()
  const subscriber = { hear, refresh }
  state.subscribers.add(subscriber)
  void connect()
  return () => state.subscribers.delete(subscriber)
}
