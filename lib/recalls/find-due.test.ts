import { afterAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { findDueRecalls } from "@/lib/recalls/find-due"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { type VisitGround, visitGround } from "@/lib/testing/visits"
import { addMs, DAY_MS, now, toDate } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(findDueRecalls, {
  subject: "none",
  badInput: { after: 7 },
  prepare: async () => ({ ...(await visitGround()), input: {} }),
})

const kept = ({ clinic }: VisitGround) =>
  inClinic(clinic.id, (tx) => tx.recall.findMany({ orderBy: [{ dueOn: "asc" }, { id: "asc" }] }))

/** All parts of the clinic, as the check walks them. */
async function walk(ground: VisitGround, when = now()): Promise<number> {
  let opened = 0
  for (let after: string | null = ""; after !== null; ) {
    const part: Awaited<ReturnType<typeof findDueRecalls>> = await findDueRecalls(ground.at(when), { after })
    opened += part.opened
    after = part.next
  }
  return opened
}

describe("M21 T12 recalls.find_due", () => {
  it("keeps one recall for a last visit that is six months ago, however often it runs", async () => {
    const ground = await visitGround()
    await ground.visit({ daysAgo: 400 })
    const last = await ground.visit({ daysAgo: 190 })
    expect(await walk(ground)).toBe(1)
    expect(await walk(ground)).toBe(0)
    const [recall, ...others] = await kept(ground)
    expect(others).toEqual([])
    expect(recall).toMatchObject({ lastAppointmentId: last, status: "due", attempts: 0, ownerId: null })
    expect((await recorded(ground.clinic.id, recall?.id ?? "")).map((one) => one.name)).toEqual([
      "recall.opened",
    ])
  })

  it("asks nobody again for the same last visit once that was settled", async () => {
    const ground = await visitGround()
    await ground.visit()
    await walk(ground)
    await inClinic(ground.clinic.id, (tx) =>
      tx.recall.updateMany({ data: { status: "declined", closedBecause: "no_need", closedAt: now() } }),
    )
    expect(await walk(ground)).toBe(0)
  })

  it("passes over whoever is booked ahead, for whatever, until that is called off", async () => {
    const ground = await visitGround()
    await ground.visit()
    const ahead = await ground.visit({
      daysAgo: -20,
      status: "confirmed",
      serviceId: await ground.addService(),
    })
    expect(await walk(ground)).toBe(0)
    await ground.set(ahead, { status: "cancelled", cancelledAt: now() })
    expect(await walk(ground)).toBe(1)
  })

  it("goes by each service's own months, and never by one that says none", async () => {
    const ground = await visitGround({ recallMonths: 12 })
    await ground.visit({ daysAgo: 200 })
    const soon = await ground.addService({ recallMonths: 3 })
    const never = await ground.addService({ recallMonths: null })
    await ground.visit({ serviceId: soon, daysAgo: 100 })
    await ground.visit({ serviceId: never, daysAgo: 300 })
    expect(await walk(ground)).toBe(1)
    expect(await kept(ground)).toMatchObject([{ serviceId: soon }])
  })

  it("is due on the last day of a month that is shorter, by the clinic's calendar", async () => {
    const ground = await visitGround()
    await ground.visit({ startsAt: toDate("2026-08-30T22:30:00Z") })
    expect(await walk(ground, toDate("2027-02-27T12:00:00Z"))).toBe(0)
    expect(await walk(ground, toDate("2027-02-28T12:00:00Z"))).toBe(1)
    expect((await kept(ground))[0]?.dueOn.toISOString().slice(0, 10)).toBe("2027-02-28")
  })

  it("leaves out who did not come, who was joined with another record, and who came too long ago", async () => {
    const ground = await visitGround()
    await ground.visit({ status: "no_show" })
    await ground.visit({ patientId: await ground.patient(), daysAgo: 1_500 })
    const joined = await ground.patient()
    await ground.visit({ patientId: joined })
    await inClinic(ground.clinic.id, (tx) =>
      tx.patient.update({ where: { id: joined }, data: { mergedIntoId: ground.patientId } }),
    )
    expect(await walk(ground, addMs(now(), DAY_MS))).toBe(0)
  })
})
