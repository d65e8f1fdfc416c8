import { expect, it } from "vitest"
import { expireRequests } from "@/lib/renewals/expire-requests"
import { answerGround, askConsent } from "@/lib/testing/answers"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()

describeRefusals(expireRequests, {
  subject: "none",
  badInput: { after: 7 },
  prepare: async () => {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(await makeClinic()) }
  },
})

it("ends what nobody answered in seven days, as expired and not as a denial, once", async () => {
  const ground = await answerGround()
  await askConsent(ground)
  const at = (days: number) => ({ ...ground.ctx, now: addMs(now(), days * DAY_MS) })
  expect(await expireRequests(at(6), {})).toEqual({ expired: 0, next: null })
  expect(await expireRequests(at(8), {})).toEqual({ expired: 1, next: null })
  expect(await expireRequests(at(8), {})).toEqual({ expired: 0, next: null })
  const { rows } = await db.owner.query(
    `select status, (select count(*)::int from "Consent" where "clinicId" = $1) as decided from "ConsentRequest" where "clinicId" = $1`,
    [ground.clinic.id],
  )
  expect(rows).toEqual([{ status: "expired", decided: 0 }])
})
