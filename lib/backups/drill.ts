import { checksumOf, restoreInto } from "@/lib/backups/restore"
import { inScratch } from "@/lib/backups/scratch"
import type { Moment } from "@/lib/backups/snapshot"
import type { Store } from "@/lib/backups/store"
import { BackupTrouble, keptTrouble, troubleOf } from "@/lib/backups/trouble"
import { beginsAlike, carriesOn, LOOKS, readied } from "@/lib/backups/verify"
import { ownerClient } from "@/lib/db"
import { nowMs } from "@/lib/time"

export type CheckName = "checksum" | "restore" | "counts" | "contents" | "newest" | "audit" | "live"
export type Check = { name: CheckName; ok: boolean; detail: string; ms: number }

export type DrillOutcome = { checks: Check[]; rows: number; because: string | null }

/** What a drill holds a copy against: what is on record of it. */
export type Copy = {
  place: string
  bytes: number | null
  checksum: string | null
  auditHash: string | null
  /** It was found in the store: it may hold what the live database never knew. */
  wasFound?: boolean
}

/**
 * Restores the copy into a database of its own and looks it through, one check after the other; the first that fails
 * ends it. Never touches the live database but to read where its chains stand.
 */
export async function drill(given: { id: string; store: Store; copy: Copy }): Promise<DrillOutcome> {
  const { id, store, copy } = given
  const checks: Check[] = []
  let rows = 0
  const check = async (name: CheckName, work: () => Promise<string>): Promise<void> => {
    const startedMs = nowMs()
    try {
      checks.push({ name, ok: true, detail: await work(), ms: nowMs() - startedMs })
    } catch (error) {
      const trouble = troubleOf(error)
      checks.push({ name, ok: false, detail: trouble.message.slice(0, 300), ms: nowMs() - startedMs })
      throw trouble
    }
  }
  try {
    await check("checksum", () => sameBytes(store, copy))
    await inScratch(id, async (url) => {
      let moment: Moment | undefined
      await check("restore", async () => {
        moment = await restoreInto(store, copy.place, url)
        return moment.manifest.method
      })
      if (!moment) return
      rows = await look(url, moment, copy, check)
    })
    return { checks, rows, because: null }
  } catch (error) {
    return { checks, rows, because: keptTrouble(error) }
  }
}

type Checking = (name: CheckName, work: () => Promise<string>) => Promise<void>

async function look(url: string, moment: Moment, copy: Copy, check: Checking): Promise<number> {
  const client = ownerClient("drill", url)
  await client.connect()
  try {
    await readied(client)
    for (const { name, look } of LOOKS) await check(name, () => look(client, moment))
    await check("live", async () => {
      if (moment.sum.auditHash !== copy.auditHash)
        throw new BackupTrouble("audit", "other ends than on record")
      const live = ownerClient("drill")
      await live.connect()
      try {
        return copy.wasFound ? await beginsAlike(client, live) : await carriesOn(live, moment.sum.chains)
      } finally {
        await live.end().catch(() => {})
      }
    })
    return Object.values(moment.sum.counts).reduce((all, one) => all + one, 0)
  } finally {
    await client.end().catch(() => {})
  }
}

async function sameBytes(store: Store, copy: Copy): Promise<string> {
  const is = await checksumOf(store, copy.place)
  if (copy.bytes !== null && is.bytes < copy.bytes)
    throw new BackupTrouble("cut", `${is.bytes} of ${copy.bytes} bytes`)
  if (copy.checksum !== null && is.checksum !== copy.checksum) throw new BackupTrouble("altered", "checksum")
  return `${is.bytes} bytes`
}
