import { beforeEach, describe, expect, it, vi } from "vitest"
import { platformInboxPool } from "@/lib/db"
import { newId } from "@/lib/ids"
import { countRefused, flushRefused } from "@/lib/inbox/refused"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { addMs, HOUR_MS, now, toDate } from "@/lib/time"

const db = await testDatabase()
let clinic: MadeClinic
beforeEach(async () => {
  clinic = await makeClinic({ timeZone: "Asia/Kolkata" })
})

const rowsOf = async (clinicId: string | null) =>
  (
    await db.owner.query<{ reason: string; refused: number; receivedAt: Date; provider: string }>(
      `select reason, refused, "receivedAt", provider from "WebhookDelivery"
       where outcome = 'refused' and "clinicId" is not distinct from $1 order by "receivedAt", id`,
      [clinicId],
    )
  ).rows
const sumOf = (rows: { refused: number }[]) => rows.reduce((sum, row) => sum + row.refused, 0)

/** As the server writes them, at any time of the past. */
const write = (at: Date[], reason = "wrong_signature", times = at.map(() => 1)) =>
  platformInboxPool().query("select refuse_webhooks($1, 'whatsapp', $2, $3, $4, $5)", [
    clinic.id,
    at.map(() => newId()),
    at.map(() => reason),
    at.map((one) => one.toISOString()),
    times,
  ])

describe("refused requests", () => {
  it("have a row each while they are few", async () => {
    for (let n = 0; n < 20; n++) countRefused(clinic.id, "whatsapp", "wrong_signature")
    countRefused(clinic.id, "whatsapp", "not_json")
    await flushRefused()
    const rows = await rowsOf(clinic.id)
    expect(rows.map((row) => row.refused)).toEqual(Array(21).fill(1))
    expect(rows.filter((row) => row.reason === "not_json")).toHaveLength(1)
  })

  it("fill no disk: beyond a thousand an hour they share one row a reason, and each is counted", async () => {
    const given = 30_000
    for (let n = 0; n < given; n++) {
      countRefused(clinic.id, "whatsapp", n % 3 === 0 ? "wrong_signature" : "too_large")
      if (n % 7_000 === 0) await flushRefused()
    }
    await flushRefused()
    const rows = await rowsOf(clinic.id)
    expect(sumOf(rows)).toBe(given)
    // Two reasons; a run across the turn of an hour has both hours' rows.
    expect(rows.length).toBeLessThanOrEqual(2 * 1_002)
    expect(rows.filter((row) => row.refused > 1).length).toBeLessThanOrEqual(4)
  })

  it("are bounded for each clinic and provider by itself", async () => {
    const other = await makeClinic()
    for (let n = 0; n < 1_500; n++) countRefused(clinic.id, "whatsapp", "not_json")
    countRefused(clinic.id, "lead-form", "not_json")
    countRefused(other.id, "whatsapp", "not_json")
    countRefused(null, "github", "wrong_signature")
    await flushRefused()
    expect(sumOf(await rowsOf(clinic.id))).toBe(1_501)
    expect((await rowsOf(clinic.id)).filter((row) => row.provider === "lead-form")).toMatchObject([
      { refused: 1 },
    ])
    expect(await rowsOf(other.id)).toMatchObject([{ refused: 1 }])
    expect(await rowsOf(null)).toMatchObject([{ provider: "github", refused: 1 }])
  })

  it("are counted into the clinic's own hour, which in India begins at half past", async () => {
    const halfPast = toDate("2026-03-02T10:30:00Z")
    const before = Array.from({ length: 1_200 }, (_, n) => addMs(halfPast, -1_000 - n))
    const after = Array.from({ length: 1_200 }, (_, n) => addMs(halfPast, n))
    await write([...before, ...after])
    const rows = await rowsOf(clinic.id)
    const early = rows.filter((row) => row.receivedAt < halfPast)
    expect([sumOf(early), sumOf(rows)]).toEqual([1_200, 2_400])
    expect(rows).toHaveLength(2 * 1_001)
  })

  it("stay bounded when servers write at once", async () => {
    const at = addMs(now(), -48 * HOUR_MS)
    await Promise.all(Array.from({ length: 8 }, () => write(Array.from({ length: 300 }, () => at))))
    const rows = await rowsOf(clinic.id)
    expect(sumOf(rows)).toBe(2_400)
    expect(rows).toHaveLength(1_001)
  })

  it("that a server counted together go to the shared row at once", async () => {
    const at = toDate("2026-03-02T12:00:00Z")
    await write([at, at], "too_many", [5_000, 1])
    await write([at], "too_many", [7])
    const rows = await rowsOf(clinic.id)
    expect(rows.map((row) => row.refused).sort((a, b) => a - b)).toEqual([1, 5_007])
  })

  it("are counted once when the answer to a commit is lost, and no clinic waits for another's", async () => {
    const other = await makeClinic()
    const pool = platformInboxPool()
    const real = pool.query.bind(pool)
    let lost = 0
    const cut = vi.spyOn(pool, "query").mockImplementation((async (...given: unknown[]) => {
      const answer = await real(...(given as Parameters<typeof real>))
      if (lost++ === 0) throw Object.assign(new Error("cut"), { code: "ECONNRESET" })
      return answer
    }) as never)
    for (let n = 0; n < 1_200; n++) countRefused(clinic.id, "whatsapp", "not_json")
    countRefused(other.id, "whatsapp", "not_json")
    await flushRefused()
    countRefused(clinic.id, "whatsapp", "not_json")
    await flushRefused()
    await flushRefused()
    cut.mockRestore()
    expect(sumOf(await rowsOf(clinic.id))).toBe(1_201)
    expect(sumOf(await rowsOf(other.id))).toBe(1)
  })

  it("that no table takes keep no others from being counted", async () => {
    countRefused(newId(), "whatsapp", "not_json")
    countRefused(clinic.id, "whatsapp", "not_json")
    await flushRefused()
    expect(sumOf(await rowsOf(clinic.id))).toBe(1)
  })
})
