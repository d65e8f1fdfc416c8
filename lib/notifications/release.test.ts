import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { changePreferences } from "@/lib/notifications/change-preferences"
import { releaseHeld } from "@/lib/notifications/release"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { deliveriesOf, jobCtx, mailsOf, noticeGround, tellMember } from "@/lib/testing/notices"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, fromWallClock, HOUR_MS } from "@/lib/time"

const db = await testDatabase()
setEnv({ ROUNDS_DEMO: "1" })
afterAll(closeDb)

/** Three notices at night to somebody who is left in peace until seven. */
async function night() {
  const ground = await noticeGround(["admin"])
  await changePreferences(ground.ctx, {
    ways: { alerts: { push: false, email: true } },
    quiet: { on: true, from: "21:00", to: "07:00" },
  })
  const at = fromWallClock("2026-11-22T23:30", ground.clinic.timeZone)
  for (let n = 0; n < 3; n++) await tellMember(ground, { at })
  return { ...ground, at, seven: fromWallClock("2026-11-23T07:00", ground.clinic.timeZone) }
}
const mailed = async (ground: Awaited<ReturnType<typeof night>>) =>
  (await deliveriesOf(ground)).filter((one) => one.channel === "email")

it("holds until quiet hours end, by one run, and tells as one", async () => {
  const ground = await night()
  expect((await mailed(ground)).map((one) => [one.status, one.reason, one.dueAt])).toEqual(
    Array.from({ length: 3 }, () => ["held", "quiet_hours", ground.seven]),
  )
  const { rows } = await db.owner.query(
    `select 1 from engine.event where clinic_id = $1 and name = 'notification.held'`,
    [ground.clinic.id],
  )
  expect(rows).toHaveLength(1)
  const early = jobCtx(ground.clinic, addMs(ground.seven, -1))
  expect(await releaseHeld(early, {})).toEqual({ released: 0, parcels: 0 })
  const job = jobCtx(ground.clinic, addMs(ground.seven, 5_000))
  expect(await releaseHeld(job, {})).toEqual({ released: 3, parcels: 1 })
  expect(await releaseHeld(job, {})).toEqual({ released: 0, parcels: 0 })
  const mails = await mailsOf(ground)
  expect(mails.map((one) => one.subject)).toEqual(["3 things wait for you"])
  expect(new Set((await mailed(ground)).map((one) => one.mailId))).toEqual(new Set([mails[0]?.id]))
})

it("lets what is urgent through at any hour", async () => {
  const ground = await night()
  await tellMember(ground, { at: ground.at, urgent: true })
  await tellMember(ground, { at: ground.at, kind: "urgent_lead" })
  expect((await mailed(ground)).map((one) => one.status)).toEqual([
    "held",
    "held",
    "held",
    "queued",
    "queued",
  ])
})

it("does not surprise anybody half a day later, nor with what they have read", async () => {
  const late = await night()
  await releaseHeld(jobCtx(late.clinic, addMs(late.seven, 13 * HOUR_MS)), {})
  expect((await mailed(late)).map((one) => one.reason)).toEqual(["too_late", "too_late", "too_late"])
  const read = await night()
  await db.owner.query(`update "Notification" set "readAt" = now() where "clinicId" = $1`, [read.clinic.id])
  expect(await releaseHeld(jobCtx(read.clinic, read.seven), {})).toEqual({ released: 0, parcels: 0 })
  expect(await mailsOf(read)).toEqual([])
})

it("leaves another clinic's alone", async () => {
  const ground = await night()
  await releaseHeld(jobCtx(await makeClinic(), ground.seven), {})
  expect((await mailed(ground)).every((one) => one.status === "held")).toBe(true)
})

describeRefusals(releaseHeld, {
  subject: "none",
  async prepare() {
    const { clinic } = await night()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(await makeClinic()) }
  },
})
