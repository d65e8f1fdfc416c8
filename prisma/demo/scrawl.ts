import { crc32, deflateSync } from "node:zlib"

const [WIDTH, HEIGHT] = [260, 75]

/** Somebody's signature, as a PNG in base64: the same for the same number. */
export function scrawl(seed: number): string {
  const rows = Buffer.alloc((WIDTH * 4 + 1) * HEIGHT)
  const dot = (x: number, y: number) => {
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const at = (y + dy) * (WIDTH * 4 + 1) + 1 + (x + dx) * 4
      if (x + dx < WIDTH && y + dy < HEIGHT && at > 0) rows.writeUInt32BE(0x3b6ea5ff, at)
    }
  }
  for (let n = 0; n < 2_400; n++) {
    const t = n / 2_400
    const turn = t * (18 + (seed % 7))
    const x = 14 + t * 215 + Math.sin(turn * 1.7) * 13
    const y = 38 + Math.sin(turn + seed) * 22 * (1 - t * 0.6) + Math.cos(turn * 0.4) * 6
    dot(Math.round(x), Math.max(0, Math.round(y)))
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]
  return Buffer.concat([signature, ...parts]).toString("base64")
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
