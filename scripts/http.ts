import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http"
import { connect, createServer as createTcpServer, type Socket, type Server as TcpServer } from "node:net"

/** Nobody holds a connection for more than half a minute without getting on with it. */
const PATIENCE = {
  headersMs: 15_000,
  requestMs: 20_000,
  /** Without any byte either way; event streams beat every 20 s. */
  silenceMs: 28_000,
  /** What a reader must take in such a time while something waits for it. */
  readMs: 20_000,
  readBytes: 20 * 1024,
  /** How long the rest of a refused body is thrown away, so that its sender hears why. */
  lingerMs: 1_500,
  checkMs: 2_000,
  /** Behind a balancer longer than its minute, so that it closes first; else it would be another way to hold on. */
  keepAliveMs: process.env.NEXTAUTH_URL?.startsWith("https://") ? 65_000 : 20_000,
}

/** An HTTP server that waits for nobody: late headers and bodies are cut, and so is a reader that stopped reading. */
export function httpServer(listener: RequestListener, given: Partial<typeof PATIENCE> = {}): Server {
  const patience = { ...PATIENCE, ...given }
  const server = createServer(
    {
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      connectionsCheckingInterval: patience.checkMs,
      keepAliveTimeout: patience.keepAliveMs,
      maxHeaderSize: 32 * 1024,
    },
    listener,
  )
  server.timeout = patience.silenceMs
  const answered = new WeakSet<object>()
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    // What comes behind the first nonsense is nonsense too, and told again.
    if (answered.has(socket)) return
    answered.add(socket)
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy()
    const status =
      error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? "408 Request Timeout"
        : error.code === "HPE_HEADER_OVERFLOW"
          ? "431 Request Header Fields Too Large"
          : "400 Bad Request"
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    // Closed at once, what still comes would reset the connection before the answer is read; ended alone it would stay
    // half open for as long as the other side likes.
    socket.on("data", () => {}).resume()
    const late = setTimeout(() => socket.destroy(), patience.lingerMs)
    socket.once("close", () => clearTimeout(late))
  })
  letSendersHear(server, patience.lingerMs)
  cutSlowReaders(server, patience)
  return server
}

/**
 * Closing while a body still arrives resets the connection, and the sender loses the answer that says why. So our side
 * is closed first, and what still comes is thrown away for a moment.
 */
function letSendersHear(server: Server, lingerMs: number): void {
  const latest = new WeakMap<Socket, IncomingMessage>()
  server.prependListener("request", (request: IncomingMessage) => void latest.set(request.socket, request))
  server.on("connection", (socket: Socket) => {
    const cut = socket.destroySoon.bind(socket)
    socket.destroySoon = () => {
      const request = latest.get(socket)
      if (!request || request.complete) return cut()
      socket.end()
      request.removeAllListeners("readable")
      setImmediate(() => request.on("data", () => {}).resume())
      request.once("end", cut)
      const late = setTimeout(() => socket.destroy(), lingerMs)
      socket.once("close", () => clearTimeout(late))
    }
  })
}

/** What Node keeps of a connection's way out; absent once it is closed. */
type Outward = { _handle?: { bytesWritten?: number; writeQueueSize?: number } | null }

function cutSlowReaders(server: Server, { readMs, readBytes, checkMs }: typeof PATIENCE): void {
  const open = new Map<Socket, { sinceMs: number; taken: number }>()
  server.on("connection", (socket: Socket) => {
    open.set(socket, { sinceMs: performance.now(), taken: 0 })
    socket.once("close", () => open.delete(socket))
  })
  const timer = setInterval(() => {
    const atMs = performance.now()
    for (const [socket, seen] of open) {
      const { bytesWritten = 0, writeQueueSize = 0 } = (socket as Outward)._handle ?? {}
      const taken = bytesWritten - writeQueueSize
      const isWaiting = writeQueueSize > 0 || socket.writableLength > 0
      if (!isWaiting || taken - seen.taken >= readBytes) open.set(socket, { sinceMs: atMs, taken })
      else if (atMs - seen.sinceMs > readMs) socket.destroy()
    }
  }, checkMs)
  timer.unref()
  server.once("close", () => clearInterval(timer))
}

/**
 * Listens on `host`. Without one, on this machine only, by both its names: `localhost` is ::1 for some clients and
 * 127.0.0.1 for others.
 */
export async function listen(server: Server, port: number, host: string | undefined): Promise<TcpServer[]> {
  await listening(server, port, host ?? "127.0.0.1")
  if (host) return []
  const second = createTcpServer((socket) => server.emit("connection", socket))
  try {
    await listening(second, port, "::1")
    return [second]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") throw error
    return [] // a machine without IPv6
  }
}

function listening(server: TcpServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen({ port, host }, () => {
      server.off("error", reject)
      resolve()
    })
  })
}

export function isTaken(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host })
    socket.setTimeout(1000, () => settle(false))
    const settle = (taken: boolean) => {
      socket.destroy()
      resolve(taken)
    }
    socket.once("connect", () => settle(true))
    socket.once("error", () => settle(false))
  })
}

/** A port that nobody has at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createTcpServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })
}
