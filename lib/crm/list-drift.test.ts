import { expect, it } from "vitest"
import { listDrift } from "@/lib/crm/list-drift"
import { DRIFT_PAGE } from "@/lib/crm/words"
import { crmGround, hubspotForTests, linkTo, refusalGround, told } from "@/lib/testing/crm"
import { testDatabase } from "@/lib/testing/db"
import { hubspotEvent } from "@/lib/testing/hubspot"
import { addLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
hubspotForTests()

it("pages through all, each once, and by field; another clinic sees none of them", async () => {
  const ground = await crmGround()
  const events: object[] = []
  for (let n = 0; n < DRIFT_PAGE + 3; n++) {
    const { patientId } = await addLead(ground.clinic.id, { name: `Ana ${n}` })
    await linkTo(ground, String(90_000 + n), patientId)
    events.push(
      hubspotEvent("contact.propertyChange", 90_000 + n, { propertyName: "firstname", propertyValue: "Ina" }),
    )
  }
  await told(ground, events)
  const admin = ground.ctxFor(["admin"])
  const first = await listDrift(admin, { field: "firstName" })
  const second = await listDrift(admin, { cursor: first.nextCursor ?? "" })
  const ids = [...first.rows, ...second.rows].map((one) => one.id)
  expect([new Set(ids).size, first.rows.length, second.nextCursor]).toEqual([
    DRIFT_PAGE + 3,
    DRIFT_PAGE,
    null,
  ])
  expect((await listDrift(admin, { field: "phone" })).rows).toEqual([])
  expect((await listDrift(ground.strangerFor(["admin"]), {})).rows).toEqual([])
})

describeRefusals(listDrift, {
  subject: "none",
  prepare: async () => ({ ...(await refusalGround()), input: {} }),
})
