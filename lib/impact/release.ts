import { absent, type Tx } from "@/lib/db"
import { isId } from "@/lib/ids"
import { addMs, HOUR_MS } from "@/lib/time"

/** What bears the release's commit lies behind its building; clocks differ by less than this. */
const SLACK_MS = HOUR_MS

export type Bearing = { id: string; gitSha: string; version: string | null; since: Date }

/** Throws `not_found`. */
export async function bearingOf(tx: Tx, id: string): Promise<Bearing> {
  if (!isId(id)) return absent()
  const found = await tx.release.findUnique({
    where: { id },
    select: { id: true, gitSha: true, version: true, buildTime: true, createdAt: true },
  })
  if (!found) return absent()
  const { buildTime, createdAt, ...rest } = found
  return { ...rest, since: addMs(buildTime < createdAt ? buildTime : createdAt, -SLACK_MS) }
}
