import { randomBytes } from "node:crypto"
import { afterAll, describe, expect, it } from "vitest"
import { drill } from "@/lib/backups/drill"
import { s3Store } from "@/lib/backups/s3-store"
import { placeOf } from "@/lib/backups/store"
import { takeCopy } from "@/lib/backups/take"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { filled } from "@/lib/testing/backups"
import { testDatabase } from "@/lib/testing/db"
import { startS3 } from "@/lib/testing/s3-server"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

async function ground(given: { mostBytes?: number; page?: number } = {}) {
  const server = await startS3({ accessKey: "KEY", ...given })
  const store = (accessKey = "KEY", bucket = "copies") =>
    s3Store({
      bucket,
      prefix: "rounds/",
      region: "eu-central-1",
      endpoint: server.url,
      accessKey,
      secretKey: "s",
    })
  return { server, store }
}

async function* pieces(bytes: Buffer, size = 1_000_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

describe("a bucket", () => {
  it("takes what is larger than a part, in parts, and gives back the same bytes", async () => {
    const { server, store } = await ground()
    const bytes = randomBytes(19 * 1024 * 1024)
    expect(await store().put("a.rounds", pieces(bytes))).toEqual({ bytes: bytes.length })
    expect(await store().size("a.rounds")).toBe(bytes.length)
    expect((await read(await store().get("a.rounds"))).equals(bytes)).toBe(true)
    expect([...server.objects.keys()]).toEqual(["rounds/a.rounds"])
    await store().remove("a.rounds")
    await store().remove("a.rounds")
    expect(await store().size("a.rounds")).toBeNull()
    await expect(store().get("a.rounds")).rejects.toMatchObject({ because: "missing" })
    await server.stop()
  })

  it("lists all of its pages, newest first, and nothing of others", async () => {
    const { server, store } = await ground({ page: 2 })
    for (const name of ["1", "3", "2", "5", "4"])
      await store().put(`${name}.rounds`, pieces(Buffer.from(name)))
    server.objects.set("rounds/other.txt", Buffer.from("x"))
    expect((await store().list()).map(({ place }) => place)).toEqual(
      ["5", "4", "3", "2", "1"].map((n) => `${n}.rounds`),
    )
    await server.stop()
  })

  it("that is full, refuses, or is not there is an error said aloud, and no half copy stays", async () => {
    const { server, store } = await ground({ mostBytes: 10 * 1024 * 1024 })
    const put = store().put("b.rounds", pieces(randomBytes(17 * 1024 * 1024)))
    await expect(put).rejects.toMatchObject({
      because: "store",
      detail: expect.stringContaining("QuotaExceeded"),
    })
    expect([server.objects.size, server.uploads.size]).toEqual([0, 0])
    await expect(store("WRONG").list()).rejects.toMatchObject({ because: "store", detail: /AccessDenied/ })
    await expect(store("KEY", "elsewhere").list()).rejects.toMatchObject({ because: "store" })
    await server.stop()
    await expect(store().size("b.rounds")).rejects.toMatchObject({ because: "store" })
  })

  it("holds a copy of the database that comes back whole", async () => {
    await filled(db, 10)
    const { server, store } = await ground()
    const [id, at] = [newId(), now()]
    const place = placeOf(id, at)
    const { bytes, checksum, sum } = await takeCopy({
      id,
      at,
      place,
      store: store(),
      method: { name: "snapshot" },
    })
    const copy = { place, bytes, checksum, auditHash: sum.auditHash }
    expect(await drill({ id: newId(), store: store(), copy })).toMatchObject({ because: null })
    // A bucket's own rule of life took it.
    server.objects.clear()
    expect(await drill({ id: newId(), store: store(), copy })).toMatchObject({
      because: expect.stringMatching(/^missing/),
    })
    await server.stop()
  }, 300_000)
})
