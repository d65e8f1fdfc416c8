import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { chooseLanguage } from "@/lib/language/choose"
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

it("is the member's own in this clinic; the same again records nothing", async () => {
  const { ctx, clinic, member } = await noticeGround()
  await chooseLanguage(ctx, { language: "ro" })
  await chooseLanguage(ctx, { language: "ro" })
  const { rows } = await db.owner.query(`select language from "Member" where id = $1`, [member.id])
  expect(rows).toEqual([{ language: "ro" }])
  expect(await factsOf(clinic.id, "member.language_changed")).toBe(1)
  await expect(chooseLanguage(ctx, { language: "de" as never })).rejects.toMatchObject({
    code: "invalid_input",
  })
})

describeRefusals(chooseLanguage, {
  subject: "none",
  async prepare() {
    return {
      input: { language: "ro" as const },
      ctxFor: await memberOf(await makeClinic()),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
