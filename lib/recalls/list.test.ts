import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listRecalls } from "@/lib/recalls/list"
import type { RecallTab } from "@/lib/recalls/words"
import { writes } from "@/lib/testing/answers"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"
import { recallGround, visitGround } from "@/lib/testing/visits"
import { addMs, DAY_MS, HOUR_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(listRecalls, {
  subject: "none",
  badInput: { tab: "nonsense" },
  prepare: async () => ({ ...(await visitGround()), input: {} }),
})

describe("recalls.list", () => {
  it("shows each under what is to be done, counted, the longest due first", async () => {
    const ground = await recallGround({ toCall: true, because: "no_consent" })
    const patientId = await ground.patient()
    const older = await ground.add({ patientId, dueOn: addMs(now(), -30 * DAY_MS), toCall: true })
    const due = await ground.add({ patientId: await ground.patient() })
    const invited = await ground.add({ patientId: await ground.patient(), status: "reminded" })
    const later = await ground.add({ patientId: await ground.patient(), status: "snoozed", toCall: true })
    const done = await ground.add({
      patientId: await ground.patient(),
      status: "declined",
      closedBecause: "price",
      closedAt: now(),
    })
    const ctx = ground.ctxFor(["coordinator"])
    const of = async (tab: RecallTab) => (await listRecalls(ctx, { tab })).rows.map((row) => row.id)
    expect(await of("call")).toEqual([older, ground.id])
    expect(await of("due")).toEqual([due])
    expect(await of("invited")).toEqual([invited])
    expect(await of("snoozed")).toEqual([later])
    expect(await of("done")).toEqual([done])
    expect((await listRecalls(ctx, {})).counts).toEqual({ call: 2, due: 1, invited: 1, snoozed: 1 })
    const [first] = (await listRecalls(ctx, { owner: "none", service: ground.serviceId })).rows
    expect(first).toMatchObject({ last: { practitioner: "Dr Vlad" }, service: { name: "Check-up" } })
    expect(await listRecalls(ctx, { owner: "me" })).toMatchObject({ rows: [], counts: { call: 0 } })
  })

  it("says who wrote since they were invited", async () => {
    const ground = await recallGround({ status: "reminded", lastRemindedAt: addMs(now(), -HOUR_MS) })
    const ctx = ground.ctxFor(["coordinator"])
    await db.owner.query(`update "Message" set "saidAt" = now() - interval '2 hours' where "clinicId" = $1`, [
      ground.clinic.id,
    ])
    const wrote = async () => (await listRecalls(ctx, { tab: "invited" })).rows[0]?.wroteSince
    expect(await wrote()).toBe(false)
    await writes(ground, "Da, vă rog")
    expect(await wrote()).toBe(true)
  })

  it("shows a masked role initials and no words, and lets it search for nobody", async () => {
    const ground = await recallGround({ toCall: true, note: "A secret" })
    const ctx = ground.ctxFor(["operator"])
    const [row] = (await listRecalls(ctx, {})).rows
    expect(row?.patient.name).toMatch(/^(\p{L}\. ?)+$|^–$/u)
    expect(row).toMatchObject({ note: null, may: { write: false } })
    await expect(listRecalls(ctx, { q: "Maria" })).rejects.toMatchObject({ code: "forbidden" })
  })

  it("shows a doctor their own patients' alone", async () => {
    const ground = await recallGround({ toCall: true })
    const mine = await ground.add({
      patientId: await ground.patient(),
      toCall: true,
      ownerId: ground.ctxFor.member.id,
    })
    const { rows } = await listRecalls(ground.ctxFor(["doctor"]), {})
    expect(rows.map((row) => row.id)).toEqual([mine])
  })

  it("pages to the end without leaving anybody out or showing one twice, in as many statements as for few", async () => {
    const ground = await recallGround({ toCall: true })
    const ctx = ground.ctxFor(["coordinator"])
    const few = await statementsOf(() => listRecalls(ctx, {}))
    await db.owner.query(
      `with one as (
         insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt")
         select gen_random_uuid(), $1, 'P ' || n, 'p ' || n, now() from generate_series(1, 119) n returning id
       )
       insert into "Recall" (id, "clinicId", "patientId", "serviceId", "lastAppointmentId", "dueOn", "toCall")
       select gen_random_uuid(), $1, id, $2, gen_random_uuid(), current_date - 3, true from one`,
      [ground.clinic.id, ground.serviceId],
    )
    const many = await statementsOf(() => listRecalls(ctx, {}))
    expect(many.length).toBe(few.length)
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page: Awaited<ReturnType<typeof listRecalls>> = await listRecalls(ctx, { cursor })
      seen.push(...page.rows.map((row) => row.id))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120])
  })
})
