import { createReadStream } from "node:fs"
import { chmod, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { ENDING, type Store } from "@/lib/backups/store"
import { BackupTrouble } from "@/lib/backups/trouble"

export const PARTIAL = ".partial"

/** A folder of this machine, readable by its owner only. */
export function folderStore(folder: string): Store {
  const at = (place: string) => join(folder, place)
  return {
    kind: "folder",
    title: folder,

    async put(place, source) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const draft = `${at(place)}${PARTIAL}`
      let bytes = 0
      try {
        const file = await open(draft, "w", 0o600)
        try {
          for await (const piece of source) {
            await file.appendFile(piece)
            bytes += piece.length
          }
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(draft, at(place))
        await chmod(at(place), 0o400)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
      await synced(folder)
      return { bytes }
    },

    async get(place) {
      if ((await this.size(place)) === null) throw new BackupTrouble("missing", place)
      return createReadStream(at(place), { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>
    },

    async size(place) {
      try {
        return (await stat(at(place))).size
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null
        throw error
      }
    },

    async remove(place) {
      await rm(at(place), { force: true })
    },

    async list() {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return []
        throw error
      })
      const found = await Promise.all(
        names
          .filter((name) => name.endsWith(ENDING))
          .map(async (place) => ({ place, bytes: (await this.size(place)) ?? 0 })),
      )
      return found.sort((one, other) => other.place.localeCompare(one.place))
    },

    async drafts() {
      const names = await readdir(folder).catch(() => [])
      return names
        .filter((name) => name.endsWith(`${ENDING}${PARTIAL}`))
        .map((name) => name.slice(0, -PARTIAL.length))
    },

    async dropDraft(place) {
      await rm(`${at(place)}${PARTIAL}`, { force: true })
    },
  }
}

/** The name, too, must outlive a power cut; not every system lets a folder be synced. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
