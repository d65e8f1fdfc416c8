import { expect, it } from "vitest"
import { listReceipts, listRequests } from "@/lib/consents/lists"
import { inClinic } from "@/lib/db"
import { askedOf, settle } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()
const prepare = async () => ({ ...(await leadGround()), input: {} })
describeRefusals(listRequests, { prepare, subject: "none", badInput: { status: "x" } })
describeRefusals(listReceipts, { prepare, subject: "none", badInput: { cursor: 7 } })

it("lists questions and receipts of the clinic", async () => {
  const ground = await leadGround()
  const { id } = await askedOf(ground)
  await settle(ground, id)
  const ctx = ground.ctxFor(["auditor"])
  expect((await listRequests(ctx, {})).rows).toMatchObject([{ id, status: "granted" }])
  expect((await listRequests(ctx, { status: "open" })).rows).toEqual([])
  expect((await listReceipts(ctx, {})).rows).toMatchObject([{ purposes: ["marketing_whatsapp"] }])
  expect((await listReceipts(ground.strangerFor(["admin"]), {})).rows).toEqual([])
})

it.each(["listRequests", "listReceipts"] as const)("%s tells an operator nothing", async (name) => {
  const ground = await leadGround()
  const list = { listRequests, listReceipts }[name]
  await expect(list(ground.ctxFor(["operator"]), {})).rejects.toMatchObject({ code: "forbidden" })
})

it("a question past its end is one without an answer, before anybody closed it", async () => {
  const ground = await leadGround()
  const { id } = await askedOf(ground)
  const ctx = { ...ground.ctxFor(["admin"]), now: addMs(now(), 8 * DAY_MS) }
  expect((await listRequests(ctx, { status: "open" })).rows).toEqual([])
  expect((await listRequests(ctx, { status: "expired" })).rows).toMatchObject([{ id, status: "expired" }])
})

it("a doctor sees their own patients' alone", async () => {
  const ground = await leadGround({ ownerId: null, classification: "COLD" })
  const { id } = await askedOf(ground)
  await settle(ground, id)
  const doctor = ground.ctxFor(["doctor"])
  expect([(await listRequests(doctor, {})).rows, (await listReceipts(doctor, {})).rows]).toEqual([[], []])
  await inClinic(ground.clinic.id, (tx) =>
    tx.lead.updateMany({ where: { id: ground.lead.id }, data: { ownerId: ground.member.id } }),
  )
  expect((await listRequests(doctor, {})).rows).toMatchObject([{ id }])
  expect((await listReceipts(doctor, {})).rows).toHaveLength(1)
})
