import { once } from "node:events"
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import { type AddressInfo, connect, type Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, describe, expect, it } from "vitest"
import { httpServer } from "./http"

const HASTE = {
  headersMs: 300,
  requestMs: 500,
  silenceMs: 900,
  readMs: 500,
  readBytes: 4_096,
  lingerMs: 400,
  checkMs: 50,
  keepAliveMs: 300,
}
/** For what must not be cut: a busy machine is slow by itself. */
const SLACK = { headersMs: 2_000, requestMs: 5_000, silenceMs: 2_000, readMs: 2_000, lingerMs: 5_000 }
const BIG = Buffer.alloc(32 * 2 ** 20, "x")
let server: Server | undefined
const sockets: Socket[] = []

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server?.close()
  server?.closeAllConnections()
})

async function listening(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  patience: Partial<typeof HASTE> = {},
) {
  server = httpServer(listener, { ...HASTE, ...patience }).listen(0, "127.0.0.1")
  await once(server, "listening")
  return (server.address() as AddressInfo).port
}

function open(port: number): Socket {
  const socket = connect({ port, host: "127.0.0.1" })
  socket.on("error", () => {})
  sockets.push(socket)
  return socket
}

/** Everything the server said until it closed, and after how long. */
async function heard(socket: Socket): Promise<{ text: string; ms: number }> {
  const fromMs = performance.now()
  let text = ""
  socket.on("data", (chunk) => {
    text += chunk.subarray(0, 200)
  })
  if (!socket.closed) await once(socket, "close")
  return { text, ms: performance.now() - fromMs }
}

async function openConnections(): Promise<number> {
  return new Promise((resolve) => server?.getConnections((_, count) => resolve(count)))
}

async function cutWithin(ms: number): Promise<boolean> {
  const untilMs = performance.now() + ms
  while ((await openConnections()) > 0) {
    if (performance.now() > untilMs) return false
    await sleep(25)
  }
  return true
}

describe("S4 a connection that does not get on", () => {
  it("is cut with 408 when its headers drip", async () => {
    const socket = open(await listening((_, response) => response.end("hello")))
    socket.write("POST / HTTP/1.1\r\nHost: x\r\n")
    const drip = setInterval(() => socket.write("X-a: b\r\n"), 40)
    const { text, ms } = await heard(socket)
    clearInterval(drip)
    expect(text).toContain("408 Request Timeout")
    expect(ms).toBeLessThan(2_000)
    expect(await cutWithin(500)).toBe(true)
  })

  it("is cut when it says nothing at all", async () => {
    const { ms } = await heard(open(await listening((_, response) => response.end("hello"))))
    expect(ms).toBeLessThan(2_000)
  })

  it("is cut when its body drips, though it keeps its own side open", async () => {
    const socket = open(
      await listening((request, response) => request.on("end", () => response.end("hello"))),
    )
    socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
    const drip = setInterval(() => socket.write("x"), 40)
    const { text } = await heard(socket)
    clearInterval(drip)
    expect(text).toContain("408 Request Timeout")
    expect(await cutWithin(500)).toBe(true)
  })

  it("is cut when it does not read its answer", async () => {
    const socket = open(await listening((_, response) => response.end(BIG)))
    socket.pause()
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    await sleep(150)
    expect(await openConnections()).toBe(1)
    expect(await cutWithin(3_000)).toBe(true)
  })

  it("is cut when it reads its answer by the spoonful", async () => {
    const port = await listening((_, response) => response.end(BIG), { silenceMs: 60_000 })
    const socket = open(port)
    socket.pause()
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    const spoon = setInterval(() => socket.read(64), 50)
    await sleep(300)
    expect(await openConnections()).toBe(1)
    const isCut = await cutWithin(3_000)
    clearInterval(spoon)
    expect(isCut).toBe(true)
  })

  it("is cut when nothing more is asked on it", async () => {
    const socket = open(await listening((_, response) => response.end("hello")))
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    expect((await heard(socket)).text).toContain("hello")
  })

  it("goes on for as long as it likes while it reads, and while something is said now and then", async () => {
    const port = await listening((request, response) => {
      if (request.url === "/big") return void response.end(BIG)
      const beat = setInterval(() => response.write("beat"), 300)
      setTimeout(() => {
        clearInterval(beat)
        response.end()
      }, 3_000)
    }, SLACK)
    const stream = await fetch(`http://127.0.0.1:${port}/stream`)
    expect(await stream.text()).toMatch(/^(beat){3,}$/)
    const socket = open(port)
    let size = 0
    socket.write("GET /big HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    socket.on("data", (chunk) => {
      size += chunk.length
      socket.pause()
      setTimeout(() => socket.resume(), 2)
    })
    await once(socket, "close")
    expect(size).toBeGreaterThan(BIG.length)
  })
})

describe("S3 a body that is refused before its end", () => {
  /** Answers as a route does: reads a little, then says no. */
  async function refusing(patience: Partial<typeof HASTE> = {}) {
    return listening(async (request, response) => {
      let size = 0
      const reader = request[Symbol.asyncIterator]()
      while (size < 2 ** 20) {
        const { value, done } = await reader.next()
        if (done) break
        size += (value as Buffer).length
      }
      response.writeHead(413, { connection: "close" }).end("too large")
    }, patience)
  }

  it("lets its sender hear the refusal, though it is still sending, and closes", async () => {
    const socket = open(await refusing(SLACK))
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${BIG.length}\r\n\r\n`)
    socket.write(BIG)
    const { text } = await heard(socket)
    expect(text).toMatch(/^HTTP\/1.1 413 /)
  })

  it("is not read for ever: the connection is cut when the sender goes on", async () => {
    const socket = open(await refusing())
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${2 ** 40}\r\n\r\n`)
    const push = setInterval(() => socket.write(BIG.subarray(0, 2 ** 20)), 5)
    const { text, ms } = await heard(socket)
    clearInterval(push)
    expect(text).toMatch(/^HTTP\/1.1 413 /)
    expect(ms).toBeLessThan(2_500)
    expect(await cutWithin(500)).toBe(true)
  })
})
