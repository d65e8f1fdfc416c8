import { expect, it } from "vitest"
import { listWitnesses } from "@/lib/consents/list-witnesses"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
describeRefusals(listWitnesses, {
  prepare: async () => ({ ...(await leadGround()), input: {} }),
  subject: "none",
  badInput: "everybody",
})

it("lists who works here now, without whoever asks and whoever left", async () => {
  const ground = await leadGround()
  const here = await makeMember(ground.clinic.id, ["frontdesk"])
  const left = await makeMember(ground.clinic.id, ["frontdesk"])
  await db.owner.query(`update "Member" set active = false where id = $1`, [left.id])
  const listed = await listWitnesses(ground.ctxFor(["frontdesk"]), {})
  expect(listed).toEqual([{ id: here.id, name: here.name }])
})
