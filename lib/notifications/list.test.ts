import { expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { listNotifications } from "@/lib/notifications/list"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("is a member's list: a job has none", async () => {
  const clinic = await makeClinic()
  await expect(listNotifications(systemCtx(clinic.id, clinic, "job"), {})).rejects.toMatchObject({
    code: "forbidden",
  })
})

it("refuses a cursor that is not one of ours", async () => {
  const ctxFor = await memberOf(await makeClinic())
  await expect(listNotifications(ctxFor(["doctor"]), { cursor: "' or 1=1" })).rejects.toMatchObject({
    code: "invalid_input",
  })
})

describeRefusals(listNotifications, {
  subject: "none",
  async prepare() {
    return {
      input: {},
      ctxFor: await memberOf(await makeClinic()),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
