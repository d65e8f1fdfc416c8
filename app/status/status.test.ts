import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { forgetStatus } from "@/lib/probes/public"
import { testDatabase } from "@/lib/testing/db"
import { makeProbe, makeProbeDay } from "@/lib/testing/probes"
import { addMs, HOUR_MS, MINUTE_MS, now, setClock } from "@/lib/time"
import { GET } from "./route"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(async () => {
  setClock(undefined)
  forgetStatus()
  await db.owner.query('truncate "Probe", "Incident", "Maintenance", "ServicePlace" cascade')
})

let serial = 0
const ask = (search = "", headers: Record<string, string> = {}) =>
  GET(
    new Request(`http://localhost:3000/status${search}`, {
      headers: { "x-forwarded-for": `203.0.113.${++serial % 250}`, ...headers },
    }),
  )
const text = async (search = "", headers: Record<string, string> = {}) => (await ask(search, headers)).text()
const SEEN = () => ({ state: "up", lastAt: now(), isPublic: true })

describe("the public status page", () => {
  it("shows what is public by its name, and no address, number or inner word", async () => {
    const { id } = await makeProbe({
      ...SEEN(),
      name: "Booking",
      address: "https://inner.clinic.net/ready",
      lastDetail: "ok 200",
    })
    await makeProbeDay(id, { up: 999, down: 1 })
    await makeProbe({ ...SEEN(), name: "Secret service", isPublic: false })
    const response = await ask()
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get("cache-control")).toBe("public, max-age=30")
    expect(page).toContain("Everything works")
    expect(page).toContain("Booking")
    expect(page).toContain("99.90 % of checks answered")
    expect(page).not.toMatch(/Secret service|inner\.clinic|ok 200|<script/)
  })

  it("is never green of what was not seen", async () => {
    expect(await text()).toContain("Not everything is known")
    forgetStatus()
    await makeProbe({ ...SEEN(), name: "Booking", lastAt: addMs(now(), -10 * MINUTE_MS) })
    const page = await text()
    expect(page).toContain("Not everything is known")
    expect(page).toContain('<span class="state unknown">unknown</span>')
    expect(page).not.toContain("Everything works")
  })

  it("tells of what is down, of public incidents with their public words, and of maintenance", async () => {
    await makeProbe({ ...SEEN(), name: "Booking", state: "down" })
    const at = now()
    const incident = async (title: string, isPublic: boolean) => {
      const id = newId()
      const times = { startedAt: at, detectedAt: at }
      await platformDb().incident.create({
        data: { id, key: id, title, severity: "major", isPublic, ...times },
      })
      for (const words of ["We look into it <b>", "Inner words"])
        await platformDb().incidentUpdate.create({
          data: { id: newId(), incidentId: id, status: "detected", words, isPublic: words !== "Inner words" },
        })
    }
    await incident("Booking is slow", true)
    await incident("Of us alone", false)
    const maintenance = { id: newId(), key: newId(), title: "Patches", startsAt: addMs(at, HOUR_MS) }
    await platformDb().maintenance.create({ data: { ...maintenance, endsAt: addMs(at, 2 * HOUR_MS) } })
    const page = await text()
    expect(page).toContain("Something does not work")
    expect(page).toContain("We look into it &lt;b&gt;")
    expect(page).toContain("Patches")
    expect(page).not.toMatch(/Inner words|Of us alone/)
  })

  it("speaks the reader's language where it has it", async () => {
    await makeProbe({ ...SEEN(), name: "Booking" })
    expect(await text("", { "accept-language": "de, ro;q=0.8" })).toContain("Totul funcționează")
    expect(await text("?lang=en", { "accept-language": "ro" })).toContain("Everything works")
  })

  it("asks the database once for many, and tells what it last knew while the database is away", async () => {
    await makeProbe({ ...SEEN(), name: "Booking" })
    await text()
    await db.owner.query('alter table "Probe" rename to "Elsewhere"')
    expect(await text()).toContain("Everything works")
    setClock("+120")
    expect(await text()).toContain("last known states")
    setClock("+1200")
    const response = await ask()
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "60"])
    expect(await response.text()).not.toMatch(/works/)
    await db.owner.query('alter table "Elsewhere" rename to "Probe"')
  })

  it("lets nobody wait for a database that hangs, and asks it again later", async () => {
    await makeProbe({ ...SEEN(), name: "Booking" })
    await text()
    const client = await db.owner.connect()
    await client.query('begin; lock table "Probe" in access exclusive mode')
    try {
      setClock("+120")
      expect(await text()).toContain("last known states")
      // Answered while the question still waits.
      const waits = await db.owner.query("select 1 from pg_locks where not granted and relation is not null")
      expect(waits.rowCount).toBeGreaterThan(0)
    } finally {
      await client.query("rollback")
      client.release()
    }
    setClock("+180")
    await expect.poll(async () => await text(), { timeout: 15_000 }).not.toContain("last known states")
  })

  it("refuses a flood from one address, and nobody else for it", async () => {
    const flood = { "x-forwarded-for": "198.51.100.7" }
    const statuses = await Promise.all(Array.from({ length: 130 }, async () => (await ask("", flood)).status))
    expect(statuses.filter((one) => one === 429)).toHaveLength(10)
    expect((await ask()).status).toBe(200)
  })
})
