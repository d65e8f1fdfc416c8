import type pg from "pg"

const FIRST_WAIT_MS = 200
const MOST_WAIT_MS = 5_000

export type Listener = {
  connected(): boolean
  stop(): Promise<void>
}

/** Hears `channel` and comes back by itself after a loss. Only an accelerator: the loop looks anyway. */
export function listen(connect: () => pg.Client, channel: string, onNotice: () => void): Listener {
  let client: pg.Client | undefined
  let stopped = false
  let connected = false
  let waitMs = FIRST_WAIT_MS
  let timer: NodeJS.Timeout | undefined

  function lost(which: pg.Client): void {
    if (which !== client) return
    client = undefined
    connected = false
    which.end().catch(() => {})
    if (stopped) return
    timer = setTimeout(open, waitMs)
    waitMs = Math.min(waitMs * 2, MOST_WAIT_MS)
  }

  async function open(): Promise<void> {
    const made = connect()
    client = made
    made.on("error", () => lost(made))
    made.on("end", () => lost(made))
    made.on("notification", onNotice)
    try {
      await made.connect()
      await made.query(`listen ${channel}`)
      connected = true
      waitMs = FIRST_WAIT_MS
      // What was said while nobody listened.
      onNotice()
    } catch {
      lost(made)
    }
  }

  void open()
  return {
    connected: () => connected,
    async stop() {
      stopped = true
      clearTimeout(timer)
      const last = client
      client = undefined
      connected = false
      await last?.end().catch(() => {})
    },
  }
}
