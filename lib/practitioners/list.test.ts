import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listPractitioners } from "@/lib/practitioners/list"
import { retirePractitioner } from "@/lib/practitioners/retire"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("lists them in order with this week and what they do; who is retired comes last", async () => {
  const { ctxFor, practitionerIds, me } = await appointmentGround({ practitioners: 2 })
  const [one, other] = practitionerIds
  await retirePractitioner(ctxFor(["admin"]), { id: one!, retired: true })
  const list = await listPractitioners(ctxFor(["admin"]), {})
  expect(list.rows.map((row) => [row.id, row.isRetired])).toEqual([
    [other, false],
    [one, true],
  ])
  expect(list.rows[0]).toMatchObject({ services: ["Check-up"], member: null })
  expect(list.rows[0]?.week.map((span) => span.weekday)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(list.members).toEqual([{ id: me.id, name: me.name }])
  expect(await listPractitioners(ctxFor(["frontdesk"]), {})).toMatchObject({
    members: [],
    may: { write: false },
  })
})

describeRefusals(listPractitioners, {
  subject: "none",
  prepare: async () => ({ ...(await appointmentGround()), input: {} }),
})
