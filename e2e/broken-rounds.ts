import { createServer, request, type Server } from "node:http"
import type { AddressInfo } from "node:net"

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string }
type Break = (path: string, answer: Answer, origin: string | undefined) => Answer | Promise<Answer>

const on =
  (paths: RegExp, change: (answer: Answer) => Answer): Break =>
  (path, answer) =>
    paths.test(path) ? change(answer) : answer
const said = (status: number, body: unknown) => (answer: Answer) => ({
  ...answer,
  status,
  body: typeof body === "string" ? body : JSON.stringify(body),
})

/** Builds of Rounds that went wrong, each in what one smoke test looks at. */
export const BREAKS: Record<string, Break> = {
  version: on(/^\/version/, said(200, { service: "rounds", gitSha: "0".repeat(40) })),
  live: on(/^\/health\/live/, said(503, { status: "failed" })),
  database: on(
    /^\/health\/ready/,
    said(503, { status: "unavailable", checks: { database: { status: "failed" } } }),
  ),
  auth: on(/^\/api\/counts/, said(200, { leads: 12 })),
  cors: (_, answer, origin) => ({
    ...answer,
    headers: { ...answer.headers, ...(origin && { "access-control-allow-origin": origin }) },
  }),
  headers: (_, answer) => ({
    ...answer,
    headers: Object.fromEntries(
      Object.entries(answer.headers).filter(([name]) => !/^(x-|referrer|content-security)/.test(name)),
    ),
  }),
  speed: async (_, answer) => {
    await new Promise((passed) => setTimeout(passed, 2_300))
    return answer
  },
  errors: on(/^\/api\/v1\/smoke-/, (answer) => ({
    ...answer,
    body: `{"error":"duplicate key: Maria Ionescu, +40 722 123 456"}`,
  })),
  root: on(/^\/(sign-in)?($|\?)/, said(502, "bad gateway")),
}

/** The running Rounds, seen through a build that is broken so; without a name it is seen as it is. */
export async function throughBroken(target: string, name?: string): Promise<{ url: string; server: Server }> {
  const inner = new URL(target)
  const change = name ? BREAKS[name] : undefined
  const server = createServer((asked, reply) => {
    const { method, url: path = "/", headers } = asked
    const onward = request(
      { host: inner.hostname, port: inner.port, method, path, headers: { ...headers, host: inner.host } },
      async (answer) => {
        let body = ""
        for await (const part of answer.setEncoding("utf8")) body += part
        const { "content-length": _, "transfer-encoding": __, ...kept } = answer.headers
        const plain = { status: answer.statusCode ?? 500, headers: kept, body }
        const told = change ? await change(path, plain, headers.origin) : plain
        reply.writeHead(told.status, told.headers).end(told.body)
      },
    )
    onward.on("error", () => reply.destroy())
    asked.pipe(onward)
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}
