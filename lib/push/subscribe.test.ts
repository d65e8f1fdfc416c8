import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { subscribePush } from "@/lib/push/subscribe"
import { ctxOf, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { browserKeys, noticeGround } from "@/lib/testing/notices"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
setEnv({ ROUNDS_DEMO: "1" })
afterAll(closeDb)

it("keeps one browser once, for whoever asked last", async () => {
  const { ctx, clinic } = await noticeGround()
  const browser = browserKeys()
  const { id } = await subscribePush(ctx, browser)
  expect(await subscribePush(ctx, browser)).toEqual({ id })
  const colleague = ctxOf(clinic, await makeMember(clinic.id, ["doctor"]))
  expect(await subscribePush(colleague, browser)).toEqual({ id })
  const { rows } = await db.owner.query(`select "memberId" from "PushSubscription" where "clinicId" = $1`, [
    clinic.id,
  ])
  expect(rows).toEqual([{ memberId: (colleague.actor as { memberId: string }).memberId }])
})

describe("S15 an endpoint comes from a browser", () => {
  it.each([
    "http://push.example.com/x",
    "https://127.0.0.1/x",
    "https://localhost/x",
    "https://10.0.0.8/x",
    "https://[::1]/x",
    "https://169.254.169.254/latest",
    "https://user:word@push.example.com/x",
    "https://push.example.com:8443/x",
    "https://db.internal/x",
    "ftp://push.example.com/x",
    "javascript:alert(1)",
  ])("and is refused: %s", async (endpoint) => {
    const { ctx } = await noticeGround()
    await expect(subscribePush(ctx, { ...browserKeys(), endpoint })).rejects.toMatchObject({
      code: "invalid_input",
    })
  })
})

describeRefusals(subscribePush, {
  subject: "none",
  async prepare() {
    return {
      input: browserKeys(),
      ctxFor: await memberOf(await makeClinic()),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
