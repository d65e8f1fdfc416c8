import { readdirSync, readFileSync, readlinkSync } from "node:fs"
import { connect, type Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"

/** Unlike events.once, it does not take a reset for a failure. */
const happens = (socket: Socket, event: "connect" | "close" | "drain") =>
  new Promise<void>((resolve) => socket.once(event, () => resolve()))

const PIECE = Buffer.alloc(64 * 1024, " ")

export type Pouring = {
  path: string
  headers?: Record<string, string>
  /** How many bytes are sent if the server takes them. */
  size: number
  /** What stands before the rest, which is blanks. */
  head?: string
  /** What Content-Length says: the truth, another number, or nothing, and then in chunks or to the end. */
  said?: "truth" | "chunked" | "nothing" | number
}

/** Sends a body as fast as it is taken, and hears what is said meanwhile. Ends when the server has closed. */
export async function pour(
  url: string,
  { path, headers = {}, size, head = "", said = "truth" }: Pouring,
): Promise<{ status: number; sent: number; ms: number }> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname === "localhost" ? "127.0.0.1" : hostname, port: Number(port) })
  socket.on("error", () => {})
  const fromMs = performance.now()
  let heard = ""
  socket.on("data", (chunk) => {
    if (heard.length < 2_000) heard += chunk
  })
  const closed = happens(socket, "close")
  await happens(socket, "connect")
  const length =
    said === "chunked"
      ? "transfer-encoding: chunked\r\n"
      : said === "nothing"
        ? ""
        : `content-length: ${said === "truth" ? size : said}\r\n`
  const lines = Object.entries({ host: "x", "content-type": "application/json", ...headers })
  socket.write(
    `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}${length}\r\n`,
  )
  let sent = 0
  while (sent < size && !socket.destroyed && socket.writable) {
    const rest = Math.min(size - sent, PIECE.length)
    const piece =
      sent === 0 && head
        ? Buffer.from(head.padEnd(rest, " ").slice(0, Math.max(head.length, rest)))
        : PIECE.subarray(0, rest)
    const framed =
      said === "chunked"
        ? Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n")])
        : piece
    sent += piece.length
    if (!socket.write(framed)) await Promise.race([happens(socket, "drain"), closed])
  }
  if (said === "chunked" && socket.writable) socket.write("0\r\n\r\n")
  // A server that answers and keeps the connection is done too.
  const answered = (async () => {
    while (!/^HTTP\/1\.1 \d{3}/.test(heard) && !socket.destroyed) await sleep(10)
    if (/^connection: keep-alive/im.test(heard)) await sleep(200)
    else await sleep(3_000)
    socket.destroy()
  })()
  await Promise.race([closed, answered])
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0), sent, ms: performance.now() - fromMs }
}

export type Slowness = "headers" | "body" | "read" | "silence"

/** A connection that does not get on, in one of the ways there are. Resolves once connected. */
export async function dawdle(url: string, how: Slowness, asset: string): Promise<Socket> {
  const { port } = new URL(url)
  const socket = connect({ host: "127.0.0.1", port: Number(port) })
  socket.on("error", () => {})
  await happens(socket, "connect")
  if (how === "silence") return socket
  if (how === "read") {
    socket.pause()
    socket.write(`GET ${asset} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(8))
    return socket
  }
  if (how === "headers") socket.write("POST /api/webhooks/whatsapp/northside HTTP/1.1\r\nHost: x\r\n")
  else {
    socket.write(
      "POST /api/webhooks/whatsapp/northside HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n{",
    )
  }
  const drip = setInterval(
    () => {
      if (socket.writable) socket.write(how === "headers" ? "X-a: b\r\n" : " ")
    },
    1_000 + Math.random() * 2_000,
  )
  socket.once("close", () => clearInterval(drip))
  socket.resume()
  return socket
}

/** How many connections a process has open; its other sockets, such as those to the database, are counted too. */
export function openSockets(pid: number | null): number {
  let count = 0
  for (const name of readdirSync(`/proc/${pid}/fd`)) {
    try {
      if (readlinkSync(`/proc/${pid}/fd/${name}`).startsWith("socket:")) count++
    } catch {
      // closed meanwhile
    }
  }
  return count
}

/** Resident memory in MiB. */
export function residentMb(pid: number | null): number {
  const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
  return Number(kb ?? 0) / 1_024
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
