import { expect, it } from "vitest"
import { pauseRoutingRule } from "@/lib/routing/pause-rule"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { routingGround } from "@/lib/testing/routing"

await testDatabase()

it("pauses and resumes, each once", async () => {
  const { ctxFor, rule, order, clinic } = await routingGround()
  const id = await rule()
  for (const active of [false, false, "true", true]) await pauseRoutingRule(ctxFor(["admin"]), { id, active })
  expect(await order()).toMatchObject([{ id, active: true }])
  const names = (await recorded(clinic.id, id)).map((one) => one.name)
  expect(names).toEqual(["routing.added", "routing.paused", "routing.resumed"])
})

describeRefusals(pauseRoutingRule, {
  prepare: async () => {
    const ground = await routingGround()
    return { ...ground, input: { id: await ground.rule(), active: false } }
  },
})
