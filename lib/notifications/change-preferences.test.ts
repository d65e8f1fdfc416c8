import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { changePreferences } from "@/lib/notifications/change-preferences"
import { findNotificationSettings } from "@/lib/notifications/preferences"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { noticeGround } from "@/lib/testing/notices"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
setEnv({ ROUNDS_DEMO: "1" })
afterAll(closeDb)

const factsOf = async (clinicId: string, name: string) =>
  (await db.owner.query(`select 1 from "Fact" where "clinicId" = $1 and name = $2`, [clinicId, name]))
    .rowCount

it("keeps what was chosen beside what the role suggests; the same again records nothing", async () => {
  const { ctx, clinic } = await noticeGround()
  const given = { ways: { hot: { push: false, email: true } } }
  expect(await changePreferences(ctx, given)).toEqual({ changed: true })
  expect(await changePreferences(ctx, given)).toEqual({ changed: false })
  expect(await factsOf(clinic.id, "member.notices_changed")).toBe(1)
  const { ways, quiet } = await findNotificationSettings(ctx, {})
  expect(ways.hot).toEqual({ push: false, email: true })
  expect(ways.urgent).toEqual({ push: true, email: true })
  expect(quiet).toEqual({ on: true, from: "21:00", to: "07:00" })
})

it("refuses an hour that is none", async () => {
  const { ctx } = await noticeGround()
  const quiet = { on: true, from: "25:00", to: "07:00" }
  await expect(changePreferences(ctx, { quiet })).rejects.toMatchObject({ code: "invalid_input" })
})

describeRefusals(changePreferences, {
  subject: "none",
  async prepare() {
    return {
      input: { quiet: { on: true, from: "20:00", to: "06:30" } },
      ctxFor: await memberOf(await makeClinic()),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
