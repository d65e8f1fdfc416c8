import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { request as ask, createServer as createHttp, type Server as HttpServer } from "node:http"
import { type AddressInfo, createServer, type Server } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { TLSSocket } from "node:tls"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { runSmoke } from "@/lib/deployments/smoke"
import type { SmokeTarget } from "@/lib/deployments/smoke/target"
import { SMOKE_TESTS, type SmokeName } from "@/lib/deployments/words"
import { FAKE_SMOKE } from "@/lib/drivers/fake-app"
import { type Behaviour, type FakeHost, startFakeHost } from "@/lib/drivers/fake-host"
import { testDatabase } from "@/lib/testing/db"
import { setEnv } from "@/lib/testing/messages"

await testDatabase()
setEnv({ PRIVATE_HOSTS: "127.0.0.1,localhost" })

const RELEASE = { gitSha: "c0ffee".padEnd(40, "0"), imageDigest: `sha256:${"1".repeat(64)}` }
const FAKE_ERROR = FAKE_SMOKE.errorPath
let host: FakeHost
afterEach(() => host.stop())

async function running(behaviour: Behaviour): Promise<SmokeTarget> {
  host = await startFakeHost({ kind: "webhook" })
  host.put(RELEASE, behaviour)
  if (behaviour === "wrong-version") host.state.named = { ...RELEASE, gitSha: "0".repeat(40) }
  return {
    baseUrl: host.url,
    healthPath: "/health/ready",
    livePath: "/health/live",
    versionPath: "/version",
    smoke: host.smoke,
  }
}
const said = async (target: SmokeTarget, expected?: string) => {
  const outcomes = await runSmoke(target, expected)
  expect(outcomes.map((one) => one.name)).toEqual([...SMOKE_TESTS])
  return Object.fromEntries(outcomes.map((one) => [one.name, one.outcome])) as Record<SmokeName, string>
}
const failedOf = (outcomes: Record<string, string>) =>
  Object.keys(outcomes).filter((name) => outcomes[name] === "fail")

describe("the ten smoke tests", () => {
  it("pass a good build; what loopback cannot show is a warning and no pass", async () => {
    const outcomes = await said(await running("good"), RELEASE.gitSha)
    expect(failedOf(outcomes)).toEqual([])
    expect(Object.keys(outcomes).filter((name) => outcomes[name as SmokeName] === "warn")).toEqual([
      "https",
      "headers",
    ])
  })

  it.each<[Behaviour, SmokeName]>([
    ["wrong-version", "version"],
    ["not-live", "live"],
    ["no-database", "database"],
    ["open-route", "auth"],
    ["any-origin", "cors"],
    ["no-headers", "headers"],
    ["slow-answers", "speed"],
    ["telling-errors", "errors"],
    ["no-root", "root"],
  ])(
    "catch a build that is %s, by %s and by nothing else",
    async (behaviour, name) => {
      expect(failedOf(await said(await running(behaviour), RELEASE.gitSha))).toEqual([name])
    },
    120_000,
  )

  it("fail for what is unknown: no version, a site that is meant to be let in and is not", async () => {
    expect(failedOf(await said(await running("no-version"), RELEASE.gitSha))).toEqual(["version"])
    await host.stop()
    expect(failedOf(await said(await running("no-cors"), RELEASE.gitSha))).toEqual(["cors"])
  })

  it("fail, all but none, for a service that does not answer", async () => {
    const target = await running("good")
    await host.stop()
    expect(failedOf(await said(target, RELEASE.gitSha))).toEqual(SMOKE_TESTS.filter((one) => one !== "https"))
  })

  it("without a commit to hold it against, the version is a warning; what is left out says why", async () => {
    const target = await running("open-route")
    const outcomes = await runSmoke({
      ...target,
      smoke: { ...target.smoke, skip: { auth: "nothing is protected" } },
    })
    expect(outcomes.find((one) => one.name === "version")).toMatchObject({ outcome: "warn" })
    expect(outcomes.find((one) => one.name === "auth")).toMatchObject({
      outcome: "warn",
      detail: "Left out: nothing is protected",
    })
  })

  it("fails for a protected path that nobody named: nothing is shown by it", async () => {
    const target = await running("good")
    const outcomes = await said(
      { ...target, smoke: { ...target.smoke, protectedPath: null } },
      RELEASE.gitSha,
    )
    expect(failedOf(outcomes)).toEqual(["auth"])
  })
})

describe("a wrong answer in the right shape", () => {
  type Bent = { status?: number; headers?: Record<string, string>; body?: string }
  let front: HttpServer
  afterEach(() => front.close())

  /** The good build, with what it answers bent on its way. */
  async function bent(bend: (path: string, method: string) => Bent): Promise<SmokeTarget> {
    const target = await running("good")
    front = createHttp(async (request, response) => {
      const { method = "GET", url = "/", headers } = request
      const { origin } = headers
      const answer = await fetch(target.baseUrl + url, {
        method,
        redirect: "manual",
        headers: origin ? { origin } : {},
      })
      const over = bend(url, method)
      for (const [name, value] of Object.entries({ ...Object.fromEntries(answer.headers), ...over.headers }))
        if (!/^(connection|transfer-encoding|content-length|content-encoding)$/.test(name) && value !== "")
          response.setHeader(name, value)
      response.writeHead(over.status ?? answer.status).end(over.body ?? (await answer.text()))
    })
    await new Promise<void>((ready) => front.listen(0, "127.0.0.1", ready))
    return { ...target, baseUrl: `http://127.0.0.1:${(front.address() as AddressInfo).port}` }
  }
  const only = (where: string, over: Bent) => (path: string) => (path.split("?")[0] === where ? over : {})
  const always = (headers: Record<string, string>) => () => ({ headers })

  it("is bent by nothing that is not asked for", async () => {
    expect(failedOf(await said(await bent(() => ({})), RELEASE.gitSha))).toEqual([])
  })

  it.each<[string, (path: string) => Bent, SmokeName]>([
    [
      "frames from anywhere",
      always({ "x-frame-options": "ALLOWALL", "content-security-policy": "default-src 'self'" }),
      "headers",
    ],
    [
      "frames from anywhere by policy",
      always({ "x-frame-options": "", "content-security-policy": "frame-ancestors *" }),
      "headers",
    ],
    [
      "a policy that holds for scripts of anybody",
      always({ "content-security-policy": "default-src * 'unsafe-inline' 'unsafe-eval'" }),
      "headers",
    ],
    ["a referrer told to all", always({ "referrer-policy": "unsafe-url" }), "headers"],
    ["pages without origin let in", always({ "access-control-allow-origin": "null" }), "cors"],
    ["another site let in", always({ "access-control-allow-origin": "https://other.example" }), "cors"],
    [
      "an error that only calls itself JSON",
      only(FAKE_ERROR, { body: "<h1>Oops</h1>", headers: { "content-type": "application/json" } }),
      "errors",
    ],
    ["a version that is no JSON", only("/version", { body: "c0ffee" }), "version"],
    ["a version that is unknown", only("/version", { body: '{"gitSha":"unknown"}' }), "version"],
    ["alive by 204", only("/health/live", { status: 204, body: "" }), "live"],
    [
      "a database that is unhealthy",
      only("/health/ready", { body: '{"checks":{"database":"unhealthy"}}' }),
      "database",
    ],
    [
      "one database of two that is down",
      only("/health/ready", { body: '{"database":"ok","postgres":{"status":"down"}}' }),
      "database",
    ],
  ])("%s is a failure", async (_, bend, name) => {
    expect(failedOf(await said(await bent(bend), RELEASE.gitSha))).toEqual([name])
  })

  it("a front door that leads to another host is not shown to open", async () => {
    const target = await bent(only("/", { status: 302, headers: { location: "https://www.example.org/" } }))
    expect(await said(target, RELEASE.gitSha)).toMatchObject({ root: "warn" })
  })
})

describe("over TLS", () => {
  let dir: string
  let tls: { key: Buffer; cert: Buffer }
  const servers: Server[] = []
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "rounds-tls-"))
    const [key, cert] = [join(dir, "key.pem"), join(dir, "cert.pem")]
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    const kind = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    execFileSync("openssl", ["req", ...kind, "-keyout", key, "-out", cert, ...subject], { stdio: "ignore" })
    tls = { key: readFileSync(key), cert: readFileSync(cert) }
    // The certificate is one of this test's own.
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"
  })
  afterAll(() => {
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
    rmSync(dir, { recursive: true, force: true })
    for (const one of servers) one.close()
  })

  /** TLS on a port of its own; plain HTTP on the same port is answered as `plain` does. */
  async function front(plain: "serve" | "redirect" | "drop"): Promise<string> {
    const inner = new URL(host.url)
    const { createServer: http } = await import("node:http")
    const carry = http((request, response) => {
      const { method, url: path, headers } = request
      const onward = ask({ host: inner.hostname, port: inner.port, method, path, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(response)
      })
      request.pipe(onward)
    })
    const away = http((request, response) => {
      response.writeHead(308, { location: `https://localhost${request.url}` }).end()
    })
    const server = createServer((socket) => {
      socket.on("error", () => {})
      socket.once("data", (first) => {
        socket.pause()
        socket.unshift(first)
        if (first[0] !== 0x16) {
          if (plain === "drop") socket.destroy()
          else (plain === "serve" ? carry : away).emit("connection", socket)
          return void socket.resume()
        }
        const secure = new TLSSocket(socket, { isServer: true, ...tls })
        secure.on("error", () => {})
        carry.emit("connection", secure)
      })
    })
    servers.push(server)
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
    return `https://localhost:${(server.address() as AddressInfo).port}`
  }

  it.each([
    ["redirect", "pass", "Plain HTTP is sent on to HTTPS."],
    ["drop", "pass", "Plain HTTP is not answered."],
    ["serve", "fail", "Plain HTTP is answered with 200."],
  ] as const)("plain HTTP that it answers by %s is a %s", async (plain, outcome, detail) => {
    const target = { ...(await running("good")), baseUrl: "" }
    const outcomes = await runSmoke({ ...target, baseUrl: await front(plain) }, RELEASE.gitSha)
    expect(outcomes.find((one) => one.name === "https")).toMatchObject({ outcome, detail })
    expect(outcomes.find((one) => one.name === "headers")).toMatchObject({ outcome: "pass" })
    const failed = outcomes.filter((one) => one.outcome === "fail").map((one) => one.name)
    expect(failed).toEqual(outcome === "fail" ? ["https"] : [])
  })
})
