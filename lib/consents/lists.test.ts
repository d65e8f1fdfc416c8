import { expect, it } from "vitest"
import { listReceipts, listRequests } from "@/lib/consents/lists"
import { askedOf, settle } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

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
