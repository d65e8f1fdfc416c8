import { expect, it } from "vitest"
import { listColleagues } from "@/lib/leads/colleagues"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, now } from "@/lib/time"

await testDatabase()

it("names who may own a lead, and nobody who left or only looks on", async () => {
  const { clinic, ctxFor, member } = await leadGround()
  await makeMember(clinic.id, ["doctor"], { name: "Anca" })
  await makeMember(clinic.id, ["frontdesk"], { name: "Zoe" })
  await makeMember(clinic.id, ["auditor"], { name: "Looks on" })
  await makeMember(clinic.id, ["doctor"], { name: "Left", active: false })
  await makeMember(clinic.id, ["doctor"], { name: "Over", endsAt: addMs(now(), -1_000) })
  const names = (await listColleagues(ctxFor(["admin"]), {})).map((one) => one.name)
  expect(names).toEqual(["Anca", member.name, "Zoe"])
})

describeRefusals(listColleagues, {
  subject: "none",
  prepare: async () => ({ ...(await leadGround()), input: {} }),
})
