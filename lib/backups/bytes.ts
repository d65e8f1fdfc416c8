import { Readable, type Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip, createGzip } from "node:zlib"

export type Bytes = AsyncIterable<Buffer>

/** Takes exactly as many bytes as are asked for from a stream of pieces of any size. */
export class Reader {
  private readonly pieces: AsyncIterator<Buffer>
  private held: Buffer = Buffer.alloc(0)
  constructor(source: Bytes) {
    this.pieces = source[Symbol.asyncIterator]()
  }

  /** Null at the stream's end; fewer than asked for is null, too. */
  async take(length: number): Promise<Buffer | null> {
    const parts = [this.held]
    let have = this.held.length
    while (have < length) {
      const { value, done } = await this.pieces.next()
      if (done) break
      parts.push(value)
      have += value.length
    }
    const all = parts.length === 1 ? this.held : Buffer.concat(parts)
    if (have < length) {
      this.held = all
      return null
    }
    this.held = all.subarray(length)
    return all.subarray(0, length)
  }

  /** Whether nothing is left at all. */
  async isAtEnd(): Promise<boolean> {
    if (this.held.length > 0) return false
    const one = await this.take(1)
    if (!one) return this.held.length === 0
    this.held = Buffer.concat([one, this.held])
    return false
  }

  /** What is left when a full piece is no longer there. */
  async rest(): Promise<Buffer> {
    const left = this.held
    this.held = Buffer.alloc(0)
    return left
  }

  async close(): Promise<void> {
    await this.pieces.return?.()
  }
}

async function* through(source: Bytes, transform: Transform): Bytes {
  const from = Readable.from(source, { objectMode: false })
  // What goes wrong on the way ends the transform, and with it the loop below.
  const ended = pipeline(from, transform).catch(() => {})
  try {
    yield* transform as AsyncIterable<Buffer>
  } finally {
    from.destroy()
    transform.destroy()
    await ended
  }
}

export const gzipped = (source: Bytes): Bytes => through(source, createGzip({ level: 6 }))
export const gunzipped = (source: Bytes): Bytes => through(source, createGunzip())

/** In pieces of about this size, whatever they came in: a row at a time is too little to send or to seal. */
export async function* inPieces(source: Bytes, size: number): Bytes {
  let parts: Buffer[] = []
  let have = 0
  for await (const piece of source) {
    parts.push(piece)
    have += piece.length
    if (have < size) continue
    yield Buffer.concat(parts)
    parts = []
    have = 0
  }
  if (have > 0) yield Buffer.concat(parts)
}
