import { platformPool } from "@/lib/db"
import { log } from "@/lib/log"

/** One thing that changed, as it travels over NOTIFY: clinic, fact name, subject. */
export type Announcement = { clinicId: string; name: string; subjectId: string }

const GATHER_MS = 25
/** NOTIFY takes at most 8,000 bytes; an announcement is about 130. */
const PER_NOTIFY = 40

const waiting = new Map<string, Announcement>()
let timer: NodeJS.Timeout | undefined

/**
 * Tells open screens that something changed. Called after commit and gathered, because NOTIFY inside a busy
 * transaction makes commits queue up behind one another. A lost one is made up for by the screens' own refresh.
 */
export function announce(clinicId: string, name: string, subjectId: string): void {
  waiting.set(`${clinicId} ${name} ${subjectId}`, { clinicId, name, subjectId })
  if (!timer) timer = setTimeout(flush, GATHER_MS)
}

async function flush(): Promise<void> {
  timer = undefined
  const all = [...waiting.values()]
  waiting.clear()
  for (let from = 0; from < all.length; from += PER_NOTIFY) {
    const payload = JSON.stringify(all.slice(from, from + PER_NOTIFY))
    try {
      await platformPool().query("select pg_notify('rounds_live', $1)", [payload])
    } catch (error) {
      log.warn("live.announce_failed", { error })
    }
  }
}
