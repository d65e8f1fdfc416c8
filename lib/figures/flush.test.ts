import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { count, held, observe } from "@/lib/figures/count"
import { flushFigures } from "@/lib/figures/flush"
import { noteRequest } from "@/lib/figures/http"
import { testDatabase } from "@/lib/testing/db"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(async () => {
  held.lasting.clear()
  held.http.clear()
  await db.owner.query("truncate engine.counter, engine.http_stat")
})

const kept = async () =>
  Object.fromEntries(
    (
      await db.owner.query<{ name: string; value: number }>(
        "select name || labels as name, value from engine.counter",
      )
    ).rows.map((row) => [row.name, row.value]),
  )

describe("what processes count", () => {
  it("is added to what others added, and each count once", async () => {
    count("calls", { provider: "hubspot" })
    count("calls", { provider: "hubspot" })
    await flushFigures()
    await flushFigures()
    count("calls", { provider: "hubspot" })
    observe("took", {}, 0.3)
    await flushFigures()
    expect(await kept()).toMatchObject({
      'callsprovider="hubspot"': 3,
      'took_bucketle="0.5"': 1,
      'took_bucketle="+Inf"': 1,
      took_sum: 0.3,
    })
    expect(await kept()).not.toHaveProperty('took_bucketle="0.25"')
  })

  it("waits for the database where that is away", async () => {
    count("calls", {})
    await db.owner.query("alter table engine.counter rename to hidden")
    await expect(flushFigures()).rejects.toThrow()
    count("calls", {})
    await db.owner.query("alter table engine.hidden rename to counter")
    await flushFigures()
    expect(await kept()).toMatchObject({ calls: 2 })
  })

  it("holds requests by the minute", async () => {
    const ask = (status: number) =>
      noteRequest({ url: "/api/leads", method: "GET", status, seconds: 0.02, atMs: 120_000 })
    ask(200)
    await flushFigures()
    ask(503)
    await flushFigures()
    const { rows } = await db.owner.query(
      "select requests::int, errors::int, durations[1]::int as fast from engine.http_stat",
    )
    expect(rows).toEqual([{ requests: 2, errors: 1, fast: 2 }])
  })
})
