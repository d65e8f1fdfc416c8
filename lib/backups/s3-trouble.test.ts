import { randomBytes } from "node:crypto"
import { afterEach, describe, expect, it } from "vitest"
import { partFor, s3Store } from "@/lib/backups/s3-store"
import { startS3 } from "@/lib/testing/s3-server"

let server: Awaited<ReturnType<typeof startS3>>
afterEach(() => server?.stop())

const MB = 1024 * 1024
const bytes = randomBytes(17 * MB)

async function* pieces() {
  for (let at = 0; at < bytes.length; at += MB) yield bytes.subarray(at, at + MB)
}

async function bucket(meet: NonNullable<Parameters<typeof startS3>[0]["meet"]>) {
  server = await startS3({ accessKey: "KEY", meet })
  return s3Store({
    bucket: "copies",
    prefix: "rounds/",
    region: "eu-central-1",
    endpoint: server.url,
    accessKey: "KEY",
    secretKey: "s",
    patienceMs: 700,
  })
}

const whole = () => server.objects.get("rounds/a.rounds")?.equals(bytes)

describe("a bucket in trouble", () => {
  it("that answers 503 for a while is asked again, and holds the whole copy", async () => {
    const store = await bucket((to, nth) => (to === "PUT part" && nth <= 2 ? "fail" : undefined))
    expect(await store.put("a.rounds", pieces())).toEqual({ bytes: bytes.length })
    expect(whole()).toBe(true)
  })

  it("that does not answer once is asked again", async () => {
    const store = await bucket((to, nth) => (to === "PUT part" && nth === 2 ? "silent" : undefined))
    expect(await store.put("a.rounds", pieces())).toEqual({ bytes: bytes.length })
    expect(whole()).toBe(true)
  })

  it("whose last answer is lost holds the copy all the same, and it is not said to have failed", async () => {
    const store = await bucket((to, nth) => (to === "POST part" && nth === 1 ? "lost" : undefined))
    expect(await store.put("a.rounds", pieces())).toEqual({ bytes: bytes.length })
    expect(whole()).toBe(true)
    expect(server.uploads.size).toBe(0)
  })

  it("that answers nothing but errors is one that failed, and no half copy stays", async () => {
    const store = await bucket((to) => (to === "PUT part" ? "fail" : undefined))
    await expect(store.put("a.rounds", pieces())).rejects.toMatchObject({
      because: "store",
      detail: expect.stringContaining("SlowDown"),
    })
    expect([server.objects.size, server.uploads.size]).toEqual([0, 0])
  })

  it("that never answers is one that failed, in good time", async () => {
    const store = await bucket(() => "silent")
    await expect(store.put("a.rounds", pieces())).rejects.toMatchObject({ because: "store" })
    await expect(store.list()).rejects.toMatchObject({ because: "store" })
  })
})

describe("what was begun and never ended", () => {
  it("is named, and taken away with all its parts; nothing else is", async () => {
    // As one that was killed leaves it: parts are there, and nobody says what they are of.
    const store = await bucket((to) => (to.startsWith("DELETE part") ? "fail" : undefined))
    const broken = async function* () {
      yield bytes.subarray(0, 9 * MB)
      throw new Error("killed")
    }
    await expect(store.put("b.rounds", broken())).rejects.toThrow("killed")
    expect(await store.drafts()).toEqual(["b.rounds"])
    await server.stop()
    const again = await bucket(() => undefined)
    await again.put("a.rounds", pieces())
    server.uploads.set("u", { key: "rounds/b.rounds", parts: new Map() })
    server.uploads.set("v", { key: "elsewhere/b.rounds", parts: new Map() })
    expect(await again.drafts()).toEqual(["b.rounds"])
    await again.dropDraft("b.rounds")
    expect([...server.uploads.keys()]).toEqual(["v"])
    expect(whole()).toBe(true)
  })
})

describe("the size of a part", () => {
  it("is such that a copy of its database's size has never too many of them", () => {
    expect(partFor()).toBe(8 * MB)
    expect(partFor(50_000 * MB)).toBe(8 * MB)
    for (const size of [65_000 * MB, 1_000_000 * MB, 3_900_000 * MB]) {
      expect(partFor(size) % (8 * MB)).toBe(0)
      expect(size / partFor(size)).toBeLessThan(10_000)
    }
  })
})
