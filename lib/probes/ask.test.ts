import { afterAll, afterEach, describe, expect, it } from "vitest"
import { resetEnv } from "@/lib/env"
import { askProbe } from "@/lib/probes/ask"
import { testDatabase } from "@/lib/testing/db"
import { setEnv } from "@/lib/testing/messages"
import { deadPort, serveHttp, serveTcp, serveTls } from "@/lib/testing/probes"
import { setClock } from "@/lib/time"

await testDatabase()
const open: { close(): Promise<void> }[] = []
afterEach(() => setClock(undefined))
afterAll(() => Promise.all(open.map((one) => one.close())))

const kept = async <T extends { close(): Promise<void> }>(server: Promise<T>): Promise<T> => {
  open.push(await server)
  return server
}
const http = async (status: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  (await kept(serveHttp((_, response) => response.writeHead(status, headers).end(JSON.stringify(body))))).url
const ask = (kind: string, address: string, more: { expects?: string; provenSha?: string } = {}) =>
  askProbe({ kind, address, expects: more.expects ?? null, provenSha: more.provenSha })

describe("a check of an answer", () => {
  it("takes the status it expects and no other, a redirect neither", async () => {
    expect(await ask("http", await http(200))).toMatchObject({ isUp: true, detail: "ok 200" })
    expect(await ask("http", await http(503))).toMatchObject({ isUp: false, detail: "status 503" })
    expect(await ask("http", await http(302, {}, { location: "/elsewhere" }))).toMatchObject({
      detail: "status 302",
    })
    expect(await ask("http", await http(401), { expects: "200, 401" })).toMatchObject({ isUp: true })
    expect(await ask("http", await http(200), { expects: "204" })).toMatchObject({ isUp: false })
  })

  it("tells which of its parts are not well, by name alone", async () => {
    const checks = {
      database: { status: "ok" },
      worker: { status: "degraded", detail: "password=x" },
      "a b": {},
    }
    expect(await ask("http", await http(200, { status: "degraded", checks }))).toMatchObject({
      isUp: true,
      detail: "degraded worker",
    })
  })

  it("fails where nobody listens, and where far too much comes", async () => {
    expect(await ask("http", `http://127.0.0.1:${await deadPort()}/`)).toMatchObject({
      detail: "unreachable",
    })
    const flood = await kept(serveHttp((_, response) => response.end("x".repeat(700_000))))
    expect(await ask("http", flood.url)).toMatchObject({ isUp: false, detail: "too_large" })
  })

  it("does not ask what lies in a private network that the environment does not name", async () => {
    process.env.PRIVATE_HOSTS = ""
    resetEnv()
    const url = await http(200)
    expect(await ask("http", url)).toEqual({ notAsked: "not_allowed" })
    expect(await ask("tcp", url.slice(7))).toEqual({ notAsked: "not_allowed" })
    expect(await ask("tls", url.replace("http:", "https:"))).toEqual({ notAsked: "not_allowed" })
    process.env.PRIVATE_HOSTS = "127.0.0.1"
    resetEnv()
  })
})

describe("a check of a version", () => {
  const sha = "0123456789abcdef0123456789abcdef01234567"

  it("holds what runs against what was proven last", async () => {
    const url = await http(200, { gitSha: sha })
    expect(await ask("version", url, { provenSha: sha })).toMatchObject({ isUp: true, detail: `runs ${sha}` })
    expect(await ask("version", url)).toMatchObject({ isUp: true, detail: `unheld ${sha}` })
    const other = sha.replace("0", "f")
    expect(await ask("version", url, { provenSha: other })).toMatchObject({
      isUp: false,
      detail: `drift ${sha} ${other}`,
    })
  })

  it("is no good when it does not say", async () => {
    for (const body of [{}, { gitSha: "unknown" }, { gitSha: 7 }, "text"])
      expect(await ask("version", await http(200, body), { provenSha: sha })).toMatchObject({
        isUp: false,
        detail: "no_version",
      })
  })
})

describe("a check of a connection", () => {
  it("is good when it is taken", async () => {
    const { url } = await kept(serveTcp())
    expect(await ask("tcp", url)).toMatchObject({ isUp: true, detail: "open" })
    expect(await ask("tcp", `127.0.0.1:${await deadPort()}`)).toMatchObject({
      isUp: false,
      detail: "unreachable",
    })
  })
})

describe("a check of a certificate", () => {
  it("reads until when it is good, though nobody vouches for it", async () => {
    const { url } = await kept(serveTls())
    const told = await ask("tls", url)
    expect(told).toMatchObject({ isUp: false, detail: expect.stringMatching(/^untrusted /) })
    expect((told as { notAfter: Date }).notAfter.toISOString()).toBe("2126-10-30T11:08:43.000Z")
  })

  it("asks for the certificate of the name, and for none by name where there is only an address", async () => {
    setEnv({ PRIVATE_HOSTS: "127.0.0.1,localhost" })
    const names: string[] = []
    const { url, port } = await kept(serveTls(names))
    expect(await ask("tls", `https://localhost:${port}`)).toMatchObject({ notAfter: expect.any(Date) })
    await ask("tls", url)
    expect(names).toEqual(["localhost"])
  })

  it("says of one that ran out on which day it did", async () => {
    const { url } = await kept(serveTls())
    setClock("2127-01-01T00:00:00Z")
    expect(await ask("tls", url)).toMatchObject({ isUp: false, detail: "expired 2126-10-30" })
  })
})
