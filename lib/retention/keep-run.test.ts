import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { keepRetentionRun } from "@/lib/retention/keep-run"
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

const input = { startedAt: "2026-11-20T03:30:00.000Z", classes: { messages: { gone: 4, isPartial: false } } }

it("keeps what went by class; twice is once", async () => {
  const { clinic, ctxFor } = await ground()
  const { id } = await keepRetentionRun(ctxFor(["admin"]), input)
  expect(await keepRetentionRun(ctxFor(["admin"]), input)).toEqual({ id })
  const runs = await inClinic(clinic.id, (tx) => tx.retentionRun.findMany())
  expect(runs).toMatchObject([
    { gone: 4, held: 0, classes: { messages: { gone: 4, days: 365 }, drafts: { gone: 0 } } },
  ])
})

describeRefusals(keepRetentionRun, { subject: "none", prepare: async () => ({ ...(await ground()), input }) })
