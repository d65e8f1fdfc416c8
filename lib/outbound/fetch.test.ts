import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { assertPublicAddress, isPublic } from "@/lib/outbound/address"
import { guardedFetch } from "@/lib/outbound/fetch"
import { testDatabase } from "@/lib/testing/db"

await testDatabase()

const servers: Server[] = []
async function serve(answer: RequestListener, host?: string): Promise<number> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, host, ready))
  return (server.address() as AddressInfo).port
}
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

let hits = 0
let port = 0
beforeAll(async () => {
  // On every address of this machine: whatever leads back here is heard.
  port = await serve((_, response) => {
    hits++
    response.end("canary")
  })
})
beforeEach(() => {
  hits = 0
})

/** Each is tried with http and https, with the canary's port allowed: only where it leads can refuse it. */
const LOOPBACK = [
  "127.0.0.1",
  "127.1",
  "127.0.1",
  "127.255.255.254",
  "2130706433",
  "0x7f000001",
  "0x7f.1",
  "0x7f.0x0.0x0.0x1",
  "017700000001",
  "0177.0.0.1",
  "0177.0.0.01",
  "127.0.0.1.",
  "0x7f000001.",
  "%31%32%37.0.0.1",
  "127%2e0%2e0%2e1",
  "１２７.0.0.1",
  "127。0。0。1",
  "①②⑦.⓪.⓪.①",
  "localhost",
  "LOCALHOST",
  "localhost.",
  "lоcalhost",
  "foo.localhost",
  "localhost.localdomain",
  "0",
  "0.0.0.0",
  "00.0.0.0",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
  "[0000::0001]",
  "[::]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[0:0:0:0:0:ffff:7f00:0001]",
  "[::127.0.0.1]",
  "[::ffff:0:127.0.0.1]",
  "[64:ff9b::127.0.0.1]",
  "[64:ff9b:1::7f00:1]",
  "[2002:7f00:1::]",
  "[2001:0:7f00:1::]",
]
const PRIVATE = [
  "10.0.0.1",
  "10.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "192.168.257",
  "169.254.169.254",
  "0xa9fea9fe",
  "2852039166",
  "0251.0376.0251.0376",
  "metadata.google.internal",
  "instance-data",
  "100.64.0.1",
  "100.100.100.200",
  "192.0.0.192",
  "192.0.2.1",
  "192.88.99.1",
  "198.18.0.1",
  "203.0.113.7",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "[fe80::1]",
  "[fc00::1]",
  "[fd00:ec2::254]",
  "[fec0::1]",
  "[ff02::1]",
  "[2001:db8::1]",
  "[100::1]",
]
const SPELLED = [...LOOPBACK, ...PRIVATE].flatMap((host) => [
  (port: number) => `https://${host}:${port}/`,
  (port: number) => `http://${host}:${port}/`,
])
const BENT = [
  (port: number) => `https://user:secret@127.0.0.1:${port}/`,
  (port: number) => `https://graph.facebook.com@127.0.0.1:${port}/`,
  (port: number) => `https://graph.facebook.com:443@127.0.0.1:${port}/`,
  (port: number) => `https://graph.facebook.com\\@127.0.0.1:${port}/`,
  (port: number) => `https://127.0.0.1:${port}\\@graph.facebook.com/`,
  (port: number) => `https://127.0.0.1:${port}#@graph.facebook.com/`,
  (port: number) => `https://127.0.0.1:${port}?@graph.facebook.com/`,
  (port: number) => `https:\\\\127.0.0.1:${port}/`,
  (port: number) => `https:/127.0.0.1:${port}/`,
  (port: number) => `https:127.0.0.1:${port}/`,
  (port: number) => `//127.0.0.1:${port}/`,
  (port: number) => ` https://127.0.0.1:${port}/`,
  (port: number) => `ht\ttps://127.0.0.1:${port}/`,
  (port: number) => `https://127.0.0.1\r\n:${port}/`,
  (port: number) => `https://127.0.\u200b0.1:${port}/`,
  (port: number) => `file:///etc/passwd?${port}`,
  (port: number) => `ftp://127.0.0.1:${port}/`,
  (port: number) => `gopher://127.0.0.1:${port}/_GET`,
  (port: number) => `dict://127.0.0.1:${port}/info`,
  (port: number) => `data:text/plain,${port}`,
  (port: number) => `javascript:fetch('//127.0.0.1:${port}')`,
  (port: number) => `unix:/var/run/docker.sock?${port}`,
  (port: number) => `ws://127.0.0.1:${port}/`,
  () => "",
  () => "https://",
  () => "https:///",
]
const ALL = [...SPELLED, ...BENT]

describe("S15 an address that was configured", () => {
  it("counts: at least 60 spellings", () => expect(ALL.length).toBeGreaterThanOrEqual(60))

  it("has a canary that sings", async () => {
    const answer = await guardedFetch(`http://127.0.0.1:${port}/`, { isTrusted: true })
    expect([answer.body.toString(), hits]).toEqual(["canary", 1])
  })

  it.each(ALL.map((make) => [make(1), make] as const))("never reaches us by %j", async (_, make) => {
    const text = make(port)
    // A resolver that would send any name home, so that no name is saved by being unknown.
    const resolve = async () => ["127.0.0.1"]
    for (const given of [{ ports: [port] }, { ports: [port], resolve }]) {
      await expect(guardedFetch(text, given)).rejects.toMatchObject({ name: "OutboundError" })
      await expect(assertPublicAddress(text, given)).rejects.toMatchObject({ name: "OutboundError" })
    }
    expect(hits).toBe(0)
  })

  it.each([22, 25, 6379, 5432, 8080, 9200])("uses no other port: %i", async (odd) => {
    const resolve = async () => ["93.184.216.34"]
    await expect(assertPublicAddress(`https://example.com:${odd}/`, { resolve })).rejects.toMatchObject({
      reason: "address",
    })
  })

  it("is refused when one of a name's several addresses leads home", async () => {
    const resolve = async () => ["93.184.216.34", "127.0.0.1"]
    await expect(
      guardedFetch(`http://two.example.com:${port}/`, { ports: [port], resolve }),
    ).rejects.toMatchObject({ reason: "address" })
    expect(hits).toBe(0)
  })

  it("is looked up once, and what was checked is what is called", async () => {
    let asked = 0
    // Public when it is checked, at home ever after.
    const resolve = async () => [++asked === 1 ? "93.184.216.34" : "127.0.0.1"]
    await expect(
      guardedFetch(`http://changing.example.com:${port}/`, { ports: [port], resolve, totalMs: 400 }),
    ).rejects.toMatchObject({ name: "OutboundError" })
    expect([asked, hits]).toEqual([1, 0])
  })

  it.each([301, 302, 303, 307, 308])("is not followed to another by a %i", async (status) => {
    const elsewhere = await serve((_, response) => {
      response.writeHead(status, { location: `http://127.0.0.1:${port}/` }).end()
    })
    await expect(guardedFetch(`http://127.0.0.1:${elsewhere}/`, { isTrusted: true })).rejects.toMatchObject({
      reason: "redirect",
    })
    expect(hits).toBe(0)
  })

  it("is taken where it is a partner's", async () => {
    const resolve = async () => ["157.240.1.1", "2a03:2880:f000::1"]
    await assertPublicAddress("https://graph.facebook.com/v23.0", { resolve })
    await assertPublicAddress("https://waba-v2.360dialog.io", { resolve })
    await assertPublicAddress("https://8.8.8.8/")
    expect(["8.8.8.8", "2606:4700::1111"].every(isPublic)).toBe(true)
  })
})

describe("a partner that misbehaves", () => {
  const call = async (answer: RequestListener, given = {}) =>
    guardedFetch(`http://127.0.0.1:${await serve(answer, "127.0.0.1")}/`, { isTrusted: true, ...given })

  it("is not waited for: neither for the first byte nor for the last", async () => {
    await expect(call(() => {}, { totalMs: 200 })).rejects.toMatchObject({ reason: "timeout" })
    const drip: RequestListener = (_, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write("x"), 20)
      response.on("close", () => clearInterval(timer))
    }
    await expect(call(drip, { totalMs: 300 })).rejects.toMatchObject({ reason: "timeout" })
  })

  it("cannot fill our memory", async () => {
    const flood: RequestListener = (_, response) => void response.end(Buffer.alloc(200_000))
    await expect(call(flood, { mostBytes: 100_000 })).rejects.toMatchObject({ reason: "too_large" })
    const wide: RequestListener = (_, response) => {
      response.setHeader("x-wide", "x".repeat(32_000)).end()
    }
    await expect(call(wide)).rejects.toMatchObject({ name: "OutboundError" })
  })

  it("is told apart from one that is not there, and gets what it was sent", async () => {
    await expect(guardedFetch("http://127.0.0.1:1/", { isTrusted: true })).rejects.toMatchObject({
      reason: "network",
    })
    const echo: RequestListener = (request, response) => {
      response.statusCode = 401
      response.end(`${request.method} ${request.headers.authorization}`)
    }
    const answer = await call(echo, { method: "POST", headers: { authorization: "Bearer x" }, body: "{}" })
    expect([answer.status, answer.body.toString()]).toEqual([401, "POST Bearer x"])
  })
})
