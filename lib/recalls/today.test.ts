import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { countRecalls } from "@/lib/recalls/today"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { recallGround, visitGround } from "@/lib/testing/visits"

await testDatabase()
afterAll(closeDb)

describeRefusals(countRecalls, {
  subject: "none",
  prepare: async () => ({ ...(await visitGround()), input: {} }),
})

it("counts what waits for a call, one's own of these, and what is due", async () => {
  const ground = await recallGround({ toCall: true, ownerId: null })
  await ground.add({ patientId: await ground.patient(), toCall: true, ownerId: ground.ctxFor.member.id })
  await ground.add({ patientId: await ground.patient(), status: "reminded" })
  expect(await countRecalls(ground.ctxFor(["coordinator"]), {})).toEqual({ toCall: 2, mine: 1, due: 2 })
})
