import { afterAll, expect, it } from "vitest"
import { listDecided } from "@/lib/agreement/list-decided"
import { closeDb } from "@/lib/db"
import { takeLead } from "@/lib/leads/take"
import { agreementGround } from "@/lib/testing/agreement-ground"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)
const PAY = { days: 30, kind: "rule", key: "pay", against: "people" } as const

it("opens a count to its leads", async () => {
  const { ctxFor, otherwise } = await agreementGround()
  const coordinator = ctxFor(["coordinator"])
  expect(await listDecided(coordinator, PAY)).toMatchObject({
    rows: [{ leadId: otherwise, ruled: "HOT", came: "COLD", isSame: false }],
    isCut: false,
  })
  const all = await listDecided(coordinator, { ...PAY, against: "outcome", only: "all" })
  expect(all.rows.map((one) => [one.came, one.isSame]).sort()).toEqual([
    ["lost", false],
    ["won", true],
  ])
})

it("shows a doctor their own leads alone", async () => {
  const { ctxFor, otherwise } = await agreementGround()
  const doctor = ctxFor(["doctor"])
  expect(await listDecided(doctor, PAY)).toMatchObject({ rows: [] })
  await takeLead(doctor, { id: otherwise })
  expect(await listDecided(doctor, PAY)).toMatchObject({ rows: [{ leadId: otherwise }] })
})

it("shows nothing of another clinic", async () => {
  const { strangerFor } = await agreementGround()
  expect(await listDecided(strangerFor(["admin"]), PAY)).toMatchObject({ rows: [] })
})

describeRefusals(listDecided, {
  subject: "none",
  prepare: async () => ({ ...(await agreementGround()), input: PAY }),
})
