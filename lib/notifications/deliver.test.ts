import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { changePreferences } from "@/lib/notifications/change-preferences"
import { deliverNotifications } from "@/lib/notifications/deliver"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { deliveriesOf, jobCtx, mailsOf, noticeGround, tellMember } from "@/lib/testing/notices"
import { describeRefusals } from "@/lib/testing/refusals"
import { toDate } from "@/lib/time"

const db = await testDatabase()
setEnv({ ROUNDS_DEMO: "1" })
afterAll(closeDb)
const NOON = toDate("2026-11-22T12:00:00Z")
const everything = { push: true, email: true }

async function told() {
  const ground = await noticeGround(["admin"], true)
  await changePreferences(ground.ctx, { ways: { alerts: everything } })
  await tellMember(ground, { at: NOON })
  const [first] = await deliveriesOf(ground)
  return { ...ground, batchId: first?.batchId ?? "" }
}

it("goes by the ways the member chose, once, however often it is asked to", async () => {
  const ground = await told()
  const job = jobCtx(ground.clinic, NOON)
  expect(await deliverNotifications(job, { batchId: ground.batchId })).toEqual({ parcels: 2 })
  expect((await deliveriesOf(ground)).map((one) => `${one.channel} ${one.status}`).sort()).toEqual([
    "email queued",
    "in_app sent",
    "push queued",
  ])
  await deliverNotifications(job, { batchId: ground.batchId })
  expect(await mailsOf(ground)).toMatchObject([{ kind: "notification", subject: "An alert has gone off" }])
  const { rows } = await db.owner.query(
    `select name, count(*)::int as n from engine.event where clinic_id = $1 and name in ('mail.queued', 'push.queued')
     group by 1 order by 1`,
    [ground.clinic.id],
  )
  expect(rows).toEqual([
    { name: "mail.queued", n: 1 },
    { name: "push.queued", n: 1 },
  ])
})

it("writes in the member's language, and of no patient", async () => {
  const ground = await told()
  await db.owner.query(`update "Member" set language = 'ro' where id = $1`, [ground.member.id])
  await deliverNotifications(jobCtx(ground.clinic, NOON), { batchId: ground.batchId })
  expect((await mailsOf(ground))[0]?.subject).toBe("S-a declanșat o alertă")
})

it("sends nothing that was read in the meantime, and nothing to who has left", async () => {
  const read = await told()
  await db.owner.query(`update "Notification" set "readAt" = now() where "clinicId" = $1`, [read.clinic.id])
  expect(await deliverNotifications(jobCtx(read.clinic, NOON), { batchId: read.batchId })).toEqual({
    parcels: 0,
  })
  expect(
    (await deliveriesOf(read)).filter((one) => one.channel !== "in_app").map((one) => one.reason),
  ).toEqual(["already_read", "already_read"])
  const left = await told()
  await db.owner.query(`update "Member" set active = false where id = $1`, [left.member.id])
  await deliverNotifications(jobCtx(left.clinic, NOON), { batchId: left.batchId })
  expect(
    (await deliveriesOf(left)).filter((one) => one.channel !== "in_app").map((one) => one.reason),
  ).toEqual(["not_a_member", "not_a_member"])
})

describe("without a mail server", () => {
  it("says so at once, and the console still tells", async () => {
    setEnv({ ROUNDS_DEMO: "" })
    const ground = await told()
    setEnv({ ROUNDS_DEMO: "1" })
    expect((await deliveriesOf(ground)).find((one) => one.channel === "email")).toMatchObject({
      status: "failed",
      reason: "no_mail_server",
    })
  })
})

it("tells nobody twice of one cause, and leaves a colleague's choice alone", async () => {
  const ground = await noticeGround(["admin"])
  const other = await makeMember(ground.clinic.id, ["frontdesk"])
  for (let n = 0; n < 2; n++) {
    await tellMember(ground, { effectKey: "same", at: NOON })
    await tellMember({ ...ground, member: other }, { effectKey: "same", at: NOON })
  }
  const rows = await deliveriesOf(ground)
  expect(rows.map((one) => one.channel).sort()).toEqual(["email", "in_app", "in_app"])
})

describeRefusals(deliverNotifications, {
  async prepare() {
    const { clinic, batchId } = await told()
    return {
      input: { batchId },
      ctxFor: await memberOf(clinic),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
