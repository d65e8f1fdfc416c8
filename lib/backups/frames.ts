import { type Bytes, Reader } from "@/lib/backups/bytes"
import { BackupTrouble } from "@/lib/backups/trouble"

/** M: what follows, and from which schema. T: a table begins. D: its rows, or the dump's bytes. E: it ends. Z: what it all came to. */
export type FrameType = "M" | "T" | "D" | "E" | "Z"
export type Frame = { type: FrameType; payload: Buffer }

const MOST = 256 * 1024 * 1024

export function frame(type: FrameType, payload: Buffer | object): Buffer {
  const body = Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload))
  const head = Buffer.alloc(5)
  head.write(type, 0, "latin1")
  head.writeUInt32BE(body.length, 1)
  return Buffer.concat([head, body])
}

export async function* frames(source: Bytes): AsyncGenerator<Frame> {
  const reader = new Reader(source)
  try {
    for (;;) {
      const head = await reader.take(5)
      if (!head) {
        if (await reader.isAtEnd()) return
        throw new BackupTrouble("cut", "ends within a record")
      }
      const type = head.toString("latin1", 0, 1)
      const length = head.readUInt32BE(1)
      if (!"MTDEZ".includes(type) || length > MOST)
        throw new BackupTrouble("altered", "holds an unknown record")
      const payload = length === 0 ? Buffer.alloc(0) : await reader.take(length)
      if (!payload) throw new BackupTrouble("cut", "ends within a record")
      yield { type: type as FrameType, payload }
    }
  } finally {
    await reader.close()
  }
}

export const jsonOf = <T>(found: Frame): T => JSON.parse(found.payload.toString()) as T
