import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { reopenRecall } from "@/lib/recalls/reopen"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { recallGround } from "@/lib/testing/visits"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const prepare = async (given = {}) => {
  const ground = await recallGround({ status: "unreachable", closedAt: now(), ...given })
  return { ...ground, input: { id: ground.id } }
}
describeRefusals(reopenRecall, {
  prepare,
  wrongState: {
    when: "one that was booked",
    code: "wrong_state",
    prepare: () => prepare({ status: "booked" }),
  },
})

it("stands on the list to be called again, once", async () => {
  const ground = await prepare()
  await reopenRecall(ground.ctxFor(["coordinator"]), ground.input)
  await reopenRecall(ground.ctxFor(["coordinator"]), ground.input)
  expect(await ground.read()).toMatchObject({ status: "due", toCall: true, closedAt: null })
  expect((await recorded(ground.clinic.id, ground.id)).map((one) => one.name)).toEqual(["recall.reopened"])
})

it("stays closed while a newer one of the same is open", async () => {
  const ground = await prepare()
  await ground.add()
  await expect(reopenRecall(ground.ctxFor(["coordinator"]), ground.input)).rejects.toMatchObject({
    code: "wrong_state",
  })
})
