import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

export type FakeAsked = {
  method: string
  /** Path without what is asked. */
  path: string
  /** The path as it was called, where a host's own prefix was taken off the other. */
  wholePath: string
  params: URLSearchParams
  headers: Headers
  body: string
  /** The body as JSON; null where it is none. */
  json: unknown
}
export type FakeReply = {
  status: number
  /** As it is where it is text, else as JSON. */
  body?: unknown
  headers?: Record<string, string>
  afterMs?: number
}
export type FakeServer = { url: string; close(): Promise<void> }

/** A small HTTP server on loopback that answers by one function. What it throws cuts the connection. */
export async function serveFake(
  answer: (asked: FakeAsked) => FakeReply | Promise<FakeReply>,
  port = 0,
): Promise<FakeServer> {
  const server = createServer(async (request, response) => {
    try {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const body = Buffer.concat(parts).toString("utf8")
      const url = new URL(request.url ?? "/", "http://fake.invalid")
      const headers = new Headers()
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
      const asked = {
        method: request.method ?? "GET",
        path: url.pathname,
        wholePath: url.pathname,
        params: url.searchParams,
        headers,
        body,
      }
      const reply = await answer({ ...asked, json: parsed(body) })
      if (reply.afterMs) await new Promise((passed) => setTimeout(passed, reply.afterMs))
      const isText = typeof reply.body === "string"
      const text = isText
        ? (reply.body as string)
        : reply.body === undefined
          ? ""
          : JSON.stringify(reply.body)
      response
        .writeHead(reply.status, {
          "content-type": isText ? "text/plain; charset=utf-8" : "application/json",
          ...reply.headers,
        })
        .end(request.method === "HEAD" ? undefined : text)
    } catch {
      request.socket.destroy()
    }
  })
  await new Promise<void>((ready, failed) => {
    server.once("error", failed)
    server.listen(port, "127.0.0.1", ready)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
