import { createServer, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

/** How a partner fails, over HTTP on loopback. `taken`: refs of what it took for good. */
export type Failing = (response: ServerResponse, taken: () => void) => void

const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body))

export const FAILURES = {
  fine: (response, taken) => {
    taken()
    json(response, 200, { messages: [{ id: `wamid.${Math.random().toString(36).slice(2)}` }] })
  },
  "500 in its own words": (response) => json(response, 500, { error: { code: 131000 } }),
  "502 of somebody between": (response) => void response.writeHead(502).end("<html>bad gateway</html>"),
  "503 come again": (response) => json(response, 503, { error: { code: 131016 } }, { "retry-after": "1" }),
  reset: (response) => void response.socket?.destroy(),
  hang: () => {},
  "slow drip": (response) => {
    response.writeHead(200, { "content-type": "application/json" })
    const drip = setInterval(() => response.write(" "), 200)
    response.on("close", () => clearInterval(drip))
  },
  "200 with an error": (response) => json(response, 200, { error: { code: 131016 } }),
  HTML: (response) =>
    void response.writeHead(200, { "content-type": "text/html" }).end("<html>welcome</html>"),
  "401 for ever": (response) => json(response, 401, { error: { code: 190 } }),
  "accepts and hangs up": (response, taken) => {
    taken()
    response.socket?.destroy()
  },
} as const satisfies Record<string, Failing>
export type Failure = keyof typeof FAILURES

/** A partner that fails in one way until it is told otherwise. */
export async function failingPartner() {
  let mode: Failing = FAILURES.fine
  let calls = 0
  const taken: string[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    calls += 1
    const ref = /"biz_opaque_callback_data":"([^"]+)"/.exec(Buffer.concat(parts).toString("utf8"))?.[1] ?? "?"
    mode(response, () => taken.push(ref))
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    be(failure: Failure | Failing) {
      mode = typeof failure === "function" ? failure : FAILURES[failure]
      calls = 0
      taken.length = 0
    },
    get calls() {
      return calls
    },
    taken: taken as readonly string[],
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
