import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listNoShows } from "@/lib/no-shows/list"
import { recoverNoShow } from "@/lib/no-shows/recover"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"
import { visitGround } from "@/lib/testing/visits"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(listNoShows, {
  subject: "none",
  badInput: { tab: "nonsense" },
  prepare: async () => ({ ...(await visitGround()), input: {} }),
})

describe("no_shows.list", () => {
  it("shows who still has to be called, how often they missed, and whether they are booked again", async () => {
    const ground = await visitGround()
    const old = await ground.visit({ status: "no_show", daysAgo: 80 })
    const missed = await ground.visit({ status: "no_show", daysAgo: 1 })
    await recoverNoShow(ground.at(now()), { appointmentId: missed })
    const next = await ground.visit({ status: "scheduled", daysAgo: -4 })
    const ctx = ground.ctxFor(["coordinator"])
    const few = await statementsOf(() => listNoShows(ctx, {}))
    expect(await listNoShows(ctx, {})).toMatchObject({
      open: 1,
      rows: [{ id: missed, missed: 2, next: { id: next }, task: { isOpen: true }, may: { task: true } }],
    })
    const all = await listNoShows(ctx, { tab: "all" })
    expect(all.rows.map((row) => row.id)).toEqual([missed, old])
    for (let n = 2; n < 9; n++)
      await recoverNoShow(
        { ...ground.at(now()) },
        {
          appointmentId: await ground.visit({
            status: "no_show",
            daysAgo: n,
            patientId: await ground.patient(),
          }),
        },
      )
    expect((await statementsOf(() => listNoShows(ctx, {}))).length).toBe(few.length)
  })

  it("shows a masked role initials, and a doctor their own alone", async () => {
    const ground = await visitGround()
    await ground.visit({ status: "no_show", daysAgo: 1, patientId: await ground.patient() })
    const [row] = (await listNoShows(ground.ctxFor(["operator"]), { tab: "all" })).rows
    expect(row).toMatchObject({ may: { write: false } })
    expect(row?.patient.name).toMatch(/^(\p{L}\.\s?)+$/u)
    expect((await listNoShows(ground.ctxFor(["caregiver"]), { tab: "all" })).nextCursor).toBeNull()
  })
})
