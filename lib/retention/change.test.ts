import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { changeRetention } from "@/lib/retention/change"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const ground = async () => {
  const [clinic, other] = [await makeClinic(), await makeClinic()]
  const [own, strange] = [await memberOf(clinic), await memberOf(other)]
  const steppedUpAt = now()
  return {
    clinic,
    ctxFor: (roles: Parameters<typeof own>[0]) => own(roles, { steppedUpAt }),
    strangerFor: (roles: Parameters<typeof own>[0]) => strange(roles, { steppedUpAt }),
  }
}

const input = {
  messages: 90,
  marketing: 730,
  webhook_bodies: 90,
  exports: 30,
  drafts: 30,
  reason: "Less is enough",
}

it("is recorded once, with its reason sealed; twice is once", async () => {
  const { clinic, ctxFor } = await ground()
  expect(await changeRetention(ctxFor(["admin"]), input)).toEqual({ changed: 1 })
  expect(await changeRetention(ctxFor(["admin"]), input)).toEqual({ changed: 0 })
  const facts = await inClinic(clinic.id, (tx) => tx.fact.findMany({ where: { name: "retention.changed" } }))
  expect(facts).toMatchObject([{ before: { messages: 365 }, after: { messages: 90 }, reason: null }])
})

describeRefusals(changeRetention, { subject: "none", prepare: async () => ({ ...(await ground()), input }) })
