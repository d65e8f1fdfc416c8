import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { startShadow, stopShadow } from "@/lib/rule-sets/start-shadow"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { liveGround, ruleSetGround, stored, tried } from "@/lib/testing/rule-sets"

await testDatabase()
afterAll(closeDb)

const prepare = async () => {
  const ground = await ruleSetGround()
  return { ...ground, input: { id: ground.id } }
}
const live = async () => {
  const ground = await liveGround()
  return { ...ground, input: { id: ground.id } }
}
describeRefusals(startShadow, {
  prepare,
  wrongState: { when: "one that counts", code: "wrong_state", prepare: live },
})
describeRefusals(stopShadow, {
  prepare,
  wrongState: { when: "one that counts", code: "wrong_state", prepare: live },
})

describe("a trial", () => {
  it("begins once, however often it is asked for", async () => {
    const { admin, id, clinic } = await ruleSetGround()
    await startShadow(admin, { id })
    const first = await stored(clinic, id)
    await startShadow(admin, { id })
    expect(await stored(clinic, id)).toEqual(first)
    const names = (await recorded(clinic.id, id)).map((one) => one.name)
    expect(names.filter((name) => name === "rule_set.shadow_started")).toHaveLength(1)
  })

  it("ended, leaves a draft that can be changed, and nothing of itself", async () => {
    const ground = await ruleSetGround()
    await tried(ground)
    await stopShadow(ground.admin, { id: ground.id })
    await stopShadow(ground.admin, { id: ground.id })
    expect(await stored(ground.clinic, ground.id)).toMatchObject({
      status: "draft",
      shadowOf: null,
      shadowSeen: 0,
    })
  })
})
