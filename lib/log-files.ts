import { randomUUID } from "node:crypto"
import { createReadStream, createWriteStream, mkdirSync } from "node:fs"
import { readdir, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { createGzip } from "node:zlib"
import pino from "pino"
import { addMs, clockOffsetMs, DAY_MS, now } from "@/lib/time"

const KINDS = { combined: "trace", error: "error" } as const
type Kind = keyof typeof KINDS

/** Whole files a week, packed ones until the month is over. */
const ARCHIVED_AFTER_DAYS = 7
const KEPT_DAYS = 30
const NAME = /^(?:combined|error)-(\d{4}-\d{2}-\d{2})\.log(\.gz|\.[\w-]+\.half)?$/

/** A day's lines in one file, all of them and those of errors apart; every process of this machine adds to the same. */
export const logFiles = (folder: string): pino.StreamEntry[] =>
  (Object.keys(KINDS) as Kind[]).map((kind) => ({ level: KINDS[kind], stream: dailyFile(folder, kind) }))

/** Lines are stamped by the machine's clock, whatever the product takes for now. */
const today = () => addMs(now(), -clockOffsetMs())

function dailyFile(folder: string, kind: Kind): { write(line: string): void } {
  let day = ""
  let file: ReturnType<typeof pino.destination> | undefined
  return {
    write(line) {
      const at = today()
      const current = at.toISOString().slice(0, 10)
      if (current !== day) {
        day = current
        file?.end()
        file = opened(join(folder, `${kind}-${day}.log`), folder)
        if (kind === "combined") void tidyLogs(folder, at).catch(() => {})
      }
      file?.write(line)
    },
  }
}

/** A disk that is full or not ours costs the file and not the work: the line went to standard output as well. */
function opened(dest: string, folder: string) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = pino.destination({ dest, append: true, sync: true, mode: 0o600 })
    file.on("error", () => {})
    return file
  } catch {
    return undefined
  }
}

/** Packs what is a week old and removes what is a month old; two at once do it once. */
export async function tidyLogs(folder: string, at: Date): Promise<{ archived: number; removed: number }> {
  const before = (days: number) =>
    addMs(at, -days * DAY_MS)
      .toISOString()
      .slice(0, 10)
  const done = { archived: 0, removed: 0 }
  for (const name of await readdir(folder)) {
    const [, day = "", packed] = NAME.exec(name) ?? []
    const path = join(folder, name)
    if (!day || day >= before(ARCHIVED_AFTER_DAYS)) continue
    if (day < before(KEPT_DAYS)) {
      await rm(path, { force: true })
      done.removed++
    } else if (!packed && (await archive(path))) done.archived++
  }
  return done
}

async function archive(path: string): Promise<boolean> {
  const half = `${path}.${randomUUID()}.half`
  try {
    await pipeline(createReadStream(path), createGzip(), createWriteStream(half, { mode: 0o600 }))
    await rename(half, `${path}.gz`)
    await rm(path)
    return true
  } catch (error) {
    await rm(half, { force: true })
    // Another process was first.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false
    throw error
  }
}
