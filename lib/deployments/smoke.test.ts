import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { request as ask } from "node:http"
import { type AddressInfo, createServer, type Server } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { TLSSocket } from "node:tls"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { runSmoke } from "@/lib/deployments/smoke"
import type { SmokeTarget } from "@/lib/deployments/smoke/target"
import { SMOKE_TESTS, type SmokeName } from "@/lib/deployments/words"
import { type Behaviour, type FakeHost, startFakeHost } from "@/lib/drivers/fake-host"
import { testDatabase } from "@/lib/testing/db"
import { setEnv } from "@/lib/testing/messages"

await testDatabase()
setEnv({ PRIVATE_HOSTS: "127.0.0.1,localhost" })

const RELEASE = { gitSha: "c0ffee".padEnd(40, "0"), imageDigest: `sha256:${"1".repeat(64)}` }
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
