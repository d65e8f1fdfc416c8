import { beforeAll, expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { statementsOf } from "@/lib/testing/statements"
import { type WaitingGround, waitingGround } from "@/lib/testing/waiting-list"
import { addMs, MINUTE_MS } from "@/lib/time"
import { listEntries } from "./list"
import { withdrawEntry } from "./withdraw"

await testDatabase()
let ground: WaitingGround
beforeAll(async () => {
  ground = await waitingGround()
  for (let n = 0; n < 55; n++)
    await ground.waits({
      name: n === 7 ? "Zanubia Only" : `Person ${n}`,
      priority: n % 3,
      createdAt: addMs(ground.noon, -n * MINUTE_MS),
      because: "Is in pain",
    })
})

it("pages through who waits, the most urgent and the longest waiting first, each once", async () => {
  const ctx = ground.ctxFor(["coordinator"])
  const first = await listEntries(ctx, {})
  expect(first.rows).toHaveLength(50)
  const second = await listEntries(ctx, { cursor: first.nextCursor ?? "" })
  const rows = [...first.rows, ...second.rows]
  expect(second.nextCursor).toBeNull()
  expect(new Set(rows.map((row) => row.id)).size).toBe(55)
  const inOrder = [...rows].sort(
    (one, other) => other.priority - one.priority || one.createdAt.localeCompare(other.createdAt),
  )
  expect(rows).toEqual(inOrder)
})

it("finds by name, service and priority", async () => {
  const ctx = ground.ctxFor(["frontdesk"])
  expect((await listEntries(ctx, { q: "Zanubia" })).rows.map((row) => row.patient.name)).toContain(
    "Zanubia Only",
  )
  expect((await listEntries(ctx, { priority: "2" })).rows.every((row) => row.priority === 2)).toBe(true)
  expect((await listEntries(ctx, { service: "01900000-0000-7000-8000-000000000000" })).rows).toEqual([])
  expect((await listEntries(ctx, { service: "nothing" })).rows).toEqual([])
})

it("shows a masked reader initials and no words, and finds them nobody by name", async () => {
  const { rows } = await listEntries(ground.ctxFor(["operator"]), { q: "Zanubia" })
  expect(rows).toHaveLength(50)
  expect(rows[0]?.because).toBeNull()
  expect(JSON.stringify(rows)).not.toContain("Person")
  expect(rows[0]?.may.write).toBe(false)
})

it("shows a doctor who waits for them, or is theirs", async () => {
  const one = await waitingGround()
  await inClinic(one.clinic.id, (tx) =>
    tx.practitioner.update({ where: { id: one.practitionerIds[0]! }, data: { memberId: one.me.id } }),
  )
  const mine = await one.waits({ name: "For me", practitionerIds: [one.practitionerIds[0]!] })
  const other = await one.waits({ name: "For another", practitionerIds: [one.practitionerIds[1]!] })
  await inClinic(one.clinic.id, (tx) =>
    tx.lead.updateMany({
      where: { id: { in: [mine.id, other.id] } },
      data: { classification: "COLD", urgency: "none" },
    }),
  )
  const { rows } = await listEntries(one.ctxFor(["doctor"]), {})
  expect(rows.map((row) => row.id)).toEqual([mine.entryId])
})

it("keeps what ended apart", async () => {
  const one = await waitingGround()
  const { entryId } = await one.waits()
  await withdrawEntry(one.ctxFor(["admin"]), { id: entryId })
  expect((await listEntries(one.ctxFor(["admin"]), {})).rows).toEqual([])
  expect((await listEntries(one.ctxFor(["admin"]), { tab: "ended" })).rows).toMatchObject([
    { id: entryId, status: "withdrawn" },
  ])
})

it("reads another clinic's nothing, and refuses who may not read", async () => {
  expect((await listEntries(ground.strangerFor(["admin"]), {})).rows).toEqual([])
  await expect(listEntries(ground.ctxFor(["auditor"]), {})).rejects.toMatchObject({ code: "forbidden" })
  await expect(listEntries(ground.ctxFor(["admin"]), { cursor: "?" })).rejects.toMatchObject({
    code: "invalid_input",
  })
})

it("takes as many statements for fifty as for one", async () => {
  const small = await waitingGround()
  await small.waits()
  const count = async (one: WaitingGround) => {
    const look = () => listEntries(one.ctxFor(["admin"]), {})
    // That somebody looked is recorded once.
    await look()
    return (await statementsOf(look)).length
  }
  expect(await count(ground)).toBe(await count(small))
})
