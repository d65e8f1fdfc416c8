import { createServer, type RequestListener, type Server } from "node:http"
import { connect, createServer as createTcpServer, type Server as TcpServer } from "node:net"

/** An HTTP server that waits for nobody: late headers and bodies are cut, and so is a reader that stopped reading. */
export function httpServer(listener: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: 15_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 2_000,
      // Longer than a load balancer's minute, so that the balancer closes first.
      keepAliveTimeout: 65_000,
      maxHeaderSize: 32 * 1024,
    },
    listener,
  )
  // Without any byte for two minutes; event streams beat more often.
  server.timeout = 120_000
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy()
    const status =
      error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? "408 Request Timeout"
        : error.code === "HPE_HEADER_OVERFLOW"
          ? "431 Request Header Fields Too Large"
          : "400 Bad Request"
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })
  return server
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
