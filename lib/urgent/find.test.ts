import { afterAll, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { openedCase } from "@/lib/testing/urgent"
import { addMs, MINUTE_MS, now } from "@/lib/time"
import { closeCase } from "@/lib/urgent/close"
import { findCase } from "@/lib/urgent/find"
import { fireTier } from "@/lib/urgent/fire"

await testDatabase()
afterAll(closeDb)

it("says whom it was told to by name, and nothing once it is closed", async () => {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  await makeMember(clinic.id, ["coordinator"], { name: "Ana" })
  const { caseId, lead } = await openedCase(clinic, { wroteAt: addMs(now(), -6 * MINUTE_MS) })
  await fireTier(systemCtx(clinic.id, clinic, "job"), { id: caseId })
  const found = () => findCase(ctxFor(["coordinator"]), { leadId: lead.id })
  expect(await found()).toMatchObject({
    id: caseId,
    tiers: [{ duty: "supervisor", how: "role", names: ["Ana"], isLate: false }],
  })
  expect(await findCase(ctxFor(["frontdesk"]), { leadId: lead.id })).toBeNull()
  await closeCase(ctxFor(["admin"]), { id: caseId, reason: "A joke" })
  expect(await found()).toBeNull()
})

describeRefusals(findCase, {
  prepare: async () => {
    const clinic = await makeClinic()
    const { lead } = await openedCase(clinic)
    return {
      input: { leadId: lead.id },
      ctxFor: await memberOf(clinic),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
