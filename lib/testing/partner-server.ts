import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { FakePartner } from "@/lib/providers/fake"
import type { PartnerCall } from "@/lib/providers/outcome"

export type PartnerServer = { url: string; server: Server; close(): Promise<void> }

/** A fake partner over HTTP, on loopback. Where it loses an answer the connection is cut. */
export async function servePartner(fake: FakePartner<unknown>, port = 0): Promise<PartnerServer> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const call: PartnerCall = {
      method: request.method as PartnerCall["method"],
      url: request.url ?? "/",
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      body: Buffer.concat(parts).toString("utf8"),
    }
    try {
      const { status, headers, body } = await fake.answer(call)
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(body)
    } catch {
      request.socket.destroy()
    }
  })
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready))
  return {
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
