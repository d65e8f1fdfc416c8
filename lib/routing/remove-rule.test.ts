import { expect, it } from "vitest"
import { removeRoutingRule } from "@/lib/routing/remove-rule"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { routingGround } from "@/lib/testing/routing"

await testDatabase()

it("takes it off the list once, and keeps it on record", async () => {
  const { ctxFor, rule, order, clinic } = await routingGround()
  const id = await rule()
  for (const _ of [1, 2]) await removeRoutingRule(ctxFor(["admin"]), { id })
  expect(await order()).toEqual([])
  expect((await recorded(clinic.id, id)).map((one) => one.name)).toEqual(["routing.added", "routing.removed"])
})

describeRefusals(removeRoutingRule, {
  prepare: async () => {
    const ground = await routingGround()
    return { ...ground, input: { id: await ground.rule() } }
  },
})
