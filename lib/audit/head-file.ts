import { createHmac, timingSafeEqual } from "node:crypto"
import { createReadStream } from "node:fs"
import { mkdir, open, readdir, stat } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { committedHeads, type Head, type HeadKeeper, type HeadLine } from "@/lib/audit/heads"
import { env } from "@/lib/env"
import { now } from "@/lib/time"

type Stored = HeadLine & { mac: string }
type Slice = { file: string; bytes: number }

export const headsDir = (): string => join(env().ROUNDS_DATA_DIR, "audit-heads")

/**
 * JSON lines, a file a month. Each line's HMAC covers the line before it, across files: who cannot make one can neither
 * change nor take out a line unseen.
 */
export function fileHeads(dir: string = headsDir()): HeadKeeper {
  let known: { size: string; mac: string; last: Map<string, Head> } | undefined

  async function state() {
    const slices = await slicesOf(dir)
    const size = slices.map(({ file, bytes }) => `${file} ${bytes}`).join()
    if (known?.size === size) return known
    const last = new Map<string, Head>()
    let mac = ""
    for await (const line of linesOf(slices)) {
      mac = line.mac
      if (line.state !== "planned") last.set(line.chain, line)
    }
    known = { size, mac, last }
    return known
  }

  return {
    async last() {
      return (await state()).last
    },

    async append(how, heads, at) {
      if (heads.length === 0) return
      const { mac, last } = await state()
      await mkdir(dir, { recursive: true, mode: 0o700 })
      let previous = mac
      const lines = heads.map(({ chain, from, n, hash }) => {
        const line: HeadLine = { chain, from, n, hash, at: at.toISOString(), state: how }
        previous = macOf(previous, line)
        return JSON.stringify({ ...line, mac: previous })
      })
      const file = await open(join(dir, await fileFor(dir, at)), "a+", 0o600)
      try {
        // After a write that was cut short the next line begins anew.
        const { size } = await file.stat()
        const torn = size > 0 && (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0] !== 10
        await file.write(`${torn ? "\n" : ""}${lines.join("\n")}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
      if (how !== "planned") for (const head of heads) last.set(head.chain, head)
      const size = (await slicesOf(dir)).map((one) => `${one.file} ${one.bytes}`).join()
      known = { size, mac: previous, last }
    },

    async read() {
      const at = now()
      const slices = await slicesOf(dir)
      const damage = await damageIn(slices)
      return { at, damage, of: (chain) => committedHeads(ofChain(slices, chain)) }
    },
  }
}

/** Never an older file than the newest one, so that a clock set back does not break the order. */
async function fileFor(dir: string, at: Date): Promise<string> {
  const month = `${at.toISOString().slice(0, 7)}.jsonl`
  const newest = (await slicesOf(dir)).at(-1)?.file.slice(dir.length + 1)
  return newest && newest > month ? newest : month
}

async function slicesOf(dir: string): Promise<Slice[]> {
  const names = await readdir(dir).catch(() => [])
  const files = names.filter((name) => /^\d{4}-\d\d\.jsonl$/.test(name)).sort()
  return Promise.all(
    files.map(async (name) => ({ file: join(dir, name), bytes: (await stat(join(dir, name))).size })),
  )
}

async function* textLines(slices: readonly Slice[]): AsyncGenerator<{ text: string; where: string }> {
  for (const { file, bytes } of slices) {
    if (bytes === 0) continue
    let number = 0
    const input = createReadStream(file, { end: bytes - 1 })
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++
      if (text.trim()) yield { text, where: `${file} line ${number}` }
    }
  }
}

function parse(text: string): Stored | undefined {
  try {
    const line = JSON.parse(text) as Stored
    return typeof line.chain === "string" && Number.isInteger(line.n) && typeof line.mac === "string"
      ? line
      : undefined
  } catch {
    return undefined
  }
}

async function* linesOf(slices: readonly Slice[]): AsyncGenerator<Stored> {
  for await (const { text } of textLines(slices)) {
    const line = parse(text)
    if (line) yield line
  }
}

async function* ofChain(slices: readonly Slice[], chain: string): AsyncGenerator<HeadLine> {
  for await (const line of linesOf(slices)) if (line.chain === chain) yield line
}

const MOST_DAMAGE = 20

async function damageIn(slices: readonly Slice[]): Promise<string[]> {
  const damage: string[] = []
  let previous = ""
  for await (const { text, where } of textLines(slices)) {
    const line = parse(text)
    const { mac, ...said } = line ?? { mac: "" }
    if (!line || !same(mac, macOf(previous, said as HeadLine))) damage.push(where)
    // A torn last write (the machine stopped) leaves half a line: what follows is measured from the line before it.
    if (line) previous = mac
    if (damage.length >= MOST_DAMAGE) break
  }
  return damage
}

function macOf(previous: string, { chain, from, n, hash, at, state }: HeadLine): string {
  const key = createHmac("sha256", env().NEXTAUTH_SECRET).update("audit heads").digest()
  return createHmac("sha256", key)
    .update(JSON.stringify([previous, chain, from, n, hash, at, state]))
    .digest("hex")
}

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
