import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { openedCase, readCase } from "@/lib/testing/urgent"
import { MINUTE_MS } from "@/lib/time"
import { changeEscalation, readEscalation } from "@/lib/urgent/escalation"
import { EscalationSchema } from "@/lib/urgent/schema"

await testDatabase()
afterAll(closeDb)

it("holds for cases from then on, and keeps the clinic's words out of the record", async () => {
  const clinic = await makeClinic()
  const admin = (await memberOf(clinic))(["admin"])
  const wanted = EscalationSchema.parse({
    minutes: { hot: [1, 2, 3] },
    distress: { texts: { ro: "Suntem aici {when}" } },
  })
  for (const _ of [1, 2]) await changeEscalation(admin, wanted)
  expect(await readEscalation(admin, {})).toEqual(wanted)
  const { caseId } = await openedCase(clinic)
  const one = await readCase(clinic.id, caseId)
  expect(one.tierTimes.map((at) => (+at - +one.clockFrom) / MINUTE_MS)).toEqual([1, 2, 3])
  const facts = await recorded(clinic.id, clinic.id)
  expect(facts.map((fact) => fact.name)).toEqual(["escalation.changed"])
  expect(JSON.stringify(facts)).not.toContain("Suntem")
})

const prepare = async () => ({
  input: EscalationSchema.parse({}),
  ctxFor: await memberOf(await makeClinic()),
  strangerFor: await memberOf(await makeClinic()),
})
describeRefusals(changeEscalation, { subject: "none", prepare })
describeRefusals(readEscalation, {
  subject: "none",
  prepare: async () => ({ ...(await prepare()), input: {} }),
})
