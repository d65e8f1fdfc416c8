import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { createChannel } from "@/lib/alert-channels/create"
import type { ChannelKind } from "@/lib/alert-channels/rules"
import { platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { ctxWith } from "@/lib/testing/ctx"
import type { MadeClinic } from "@/lib/testing/factory"

export type Heard = { path: string; headers: Headers; body: string }
export type Hook = {
  /** host:port, for PRIVATE_HOSTS. */
  host: string
  heard: Heard[]
  answer: { status: number; body?: string; headers?: Record<string, string> }
  close(): Promise<void>
}

/** A server on loopback that takes what channels send; it answers as it is told to. */
export async function serveHook(): Promise<Hook> {
  const hook: Hook = { host: "", heard: [], answer: { status: 200, body: "ok" }, close: async () => {} }
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const headers = new Headers(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]),
    )
    hook.heard.push({ path: request.url ?? "", headers, body: Buffer.concat(parts).toString("utf8") })
    response.writeHead(hook.answer.status, hook.answer.headers).end(hook.answer.body ?? "")
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  hook.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  hook.close = async () => {
    server.closeAllConnections()
    await new Promise<void>((done) => server.close(() => done()))
  }
  return hook
}

type Given = { kind?: ChannelKind; address: string; title?: string; atLeast?: "critical" | "warning" }

/** A channel as an operator would add it. */
export async function makeChannel(clinic: MadeClinic, given: Given) {
  const operator = await ctxWith(clinic, ["operator"])
  const { kind = "slack", title = "On call", atLeast = "warning", address } = given
  const input = { key: newId(), title, kind, address, atLeast }
  return createChannel({ ...operator, steppedUpAt: operator.now }, input)
}

/** Only the console is left, and it is on. */
export async function clearChannels(): Promise<void> {
  await platformDb().operationNotice.deleteMany()
  await platformDb().alertChannel.deleteMany({ where: { kind: { not: "console" } } })
  await platformDb().alertChannel.updateMany({ data: { isOn: true, atLeast: "warning" } })
}

export const noticesOfKey = (key: string) =>
  platformDb().operationNotice.findMany({
    where: { key: { startsWith: key } },
    include: { channel: { select: { kind: true } } },
    orderBy: [{ channel: { kind: "asc" } }, { id: "asc" }],
  })
