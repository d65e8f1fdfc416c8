import { afterAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { findSendingPassport } from "@/lib/messaging/passport"
import { changeLimits } from "@/lib/sending/change-limits"
import { countOutgoing } from "@/lib/sending/count"
import { findLimits } from "@/lib/sending/find-limits"
import { listOutgoing, OUTGOING_PAGE } from "@/lib/sending/list"
import { pageSql } from "@/lib/sending/list-sql"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { blockedReminder, outgoing, queueAll, queueOne, sendingGround } from "@/lib/testing/sending"
import { statementsOf } from "@/lib/testing/statements"
import { addMs, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describe("what goes out", () => {
  it("is listed by what became of it, with its reason and what may be done", async () => {
    const ground = await sendingGround()
    const { id: blocked } = await blockedReminder(ground)
    const { id: planned } = await queueOne(ground, { sendAt: addMs(now(), HOUR_MS) })
    const ctx = ground.ctxFor(["frontdesk"])
    expect((await listOutgoing(ctx, { tab: "blocked" })).rows).toMatchObject([
      {
        id: blocked,
        person: "Maria Pop",
        because: "no_consent",
        purpose: "reminder",
        may: ["again"],
        by: ground.member.name,
      },
    ])
    expect((await listOutgoing(ctx, { tab: "scheduled" })).rows).toMatchObject([
      { id: planned, may: ["cancel"] },
    ])
    expect((await listOutgoing(ctx, { tab: "sent" })).rows).toEqual([])
    expect(await countOutgoing(ctx, {})).toMatchObject({
      blocked: 1,
      scheduled: 1,
      unsure: 0,
      failed: 0,
      sent: 0,
      late: 0,
    })
  })

  it("shows what a masked view may: no name, number or words, and nothing to do", async () => {
    const ground = await sendingGround()
    await blockedReminder(ground)
    const { rows, isMasked } = await listOutgoing(ground.ctxFor(["operator"]), {})
    expect(isMasked).toBe(true)
    expect(rows[0]).toMatchObject({ person: "M. P.", body: null, may: [], because: "no_consent" })
    expect(rows[0]?.address).toMatch(/^•• \d\d$/)
  })

  it("T16 N late ones listed, not sent", async () => {
    const ground = await sendingGround()
    const late = { purpose: "confirmation", tooLateAt: addMs(now(), -MINUTE_MS) } as const
    await queueAll(
      ground,
      [1, 2, 3].map((n) => outgoing(ground, { ...late, content: { kind: "text", body: `Number ${n}` } })),
    )
    expect(await countOutgoing(ground.ctxFor(["admin"]), {})).toMatchObject({ blocked: 3, late: 3 })
    const { rows } = await listOutgoing(ground.ctxFor(["admin"]), { tab: "blocked" })
    expect(rows.map((one) => [one.because, one.may])).toEqual(Array(3).fill(["too_late", []]))
  })

  it("a page at a time, each once, and each page costs the same", async () => {
    const ground = await sendingGround()
    const body = (n: number) => ({ kind: "text", body: `Number ${n}` }) as const
    const many = Array.from({ length: OUTGOING_PAGE + 7 }, (_, n) =>
      outgoing(ground, { purpose: "reminder", content: body(n) }),
    )
    await queueAll(ground, many)
    const ctx = ground.ctxFor(["admin"])
    const first = await listOutgoing(ctx, { tab: "blocked" })
    const second = await listOutgoing(ctx, { tab: "blocked", cursor: first.nextCursor ?? "" })
    expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([OUTGOING_PAGE, 7, null])
    expect(new Set([...first.rows, ...second.rows].map((one) => one.id)).size).toBe(OUTGOING_PAGE + 7)
    const few = await sendingGround()
    await blockedReminder(few)
    await listOutgoing(few.ctxFor(["admin"]), { tab: "blocked" })
    const forFew = await statementsOf(() => listOutgoing(few.ctxFor(["admin"]), { tab: "blocked" }))
    const forMany = await statementsOf(() => listOutgoing(ground.ctxFor(["admin"]), { tab: "blocked" }))
    expect(forMany.filter((one) => /^\s*select/i.test(one)).length).toBe(
      forFew.filter((one) => /^\s*select/i.test(one)).length,
    )
  })

  it.each([
    ["blocked", "Message_outgoing"],
    ["unsure", "Message_outgoing"],
    ["failed", "Message_outgoing"],
    ["scheduled", "Message_waiting"],
    ["sent", "Message_left"],
  ] as const)(
    "%s, and its further pages, are read in the order of %s under the policy",
    async (tab, index) => {
      const { clinic } = await sendingGround()
      for (const after of [null, { at: now(), id: clinic.id }]) {
        const page = pageSql(tab, { clinicId: clinic.id, after, today: addMs(now(), -HOUR_MS), limit: 51 })
        const plan = await inClinic(clinic.id, async (tx) => {
          // A table of a few rows is read faster from end to end.
          await tx.$executeRaw`set local enable_seqscan = off`
          await tx.$executeRaw`set local enable_bitmapscan = off`
          return tx.$queryRaw<unknown[]>(Prisma.sql`explain ${page}`)
        })
        expect(JSON.stringify(plan)).toContain(index)
        expect(JSON.stringify(plan)).not.toContain("Sort")
      }
    },
  )
})

describe("the passport of what goes out", () => {
  it("T16 says of a blocked one why, and of each what became of it; a masked view sees no name", async () => {
    const ground = await sendingGround()
    const { id } = await blockedReminder(ground)
    expect(await findSendingPassport(ground.ctxFor(["frontdesk"]), { messageId: id })).toMatchObject({
      person: "Maria Pop",
      purpose: "reminder",
      status: "blocked",
      because: "no_consent",
      basis: null,
      by: ground.member.name,
      states: [{ status: "blocked" }],
    })
    expect(await findSendingPassport(ground.ctxFor(["auditor"]), { messageId: id })).toMatchObject({
      person: null,
    })
  })
})

describe("the clinic's own numbers", () => {
  const input = { perDay: "3", minutesApart: "30", quietFrom: "22:00", quietTo: "07:30", replyMinutes: "20" }
  it("are kept and recorded; the same again changes nothing", async () => {
    const ground = await sendingGround()
    const admin = ground.ctxFor(["admin"])
    for (const _ of [1, 2]) await changeLimits(admin, input)
    expect(await findLimits(admin, {})).toEqual({
      perDay: 3,
      minutesApart: 30,
      quietFrom: "22:00",
      quietTo: "07:30",
      replyMinutes: 20,
    })
    const facts = await recorded(ground.clinic.id, ground.clinic.id)
    expect(facts.filter((one) => one.name === "sending.limits_changed")).toHaveLength(1)
  })
})

describeRefusals(listOutgoing, {
  prepare: async () => ({ ...(await sendingGround()), input: {} }),
  subject: "none",
  badInput: { tab: "elsewhere" },
})
describeRefusals(findSendingPassport, {
  prepare: async () => {
    const ground = await sendingGround()
    return { ...ground, input: { messageId: (await blockedReminder(ground)).id } }
  },
})
