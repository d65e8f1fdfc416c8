import { expect, it } from "vitest"
import { moveRoutingRule } from "@/lib/routing/move-rule"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { routingGround } from "@/lib/testing/routing"

await testDatabase()

it("moves a rule by one place, and no further than the end", async () => {
  const { ctxFor, rule, order } = await routingGround()
  const [a, b, c] = [await rule({ name: "aa" }), await rule({ name: "bb" }), await rule({ name: "cc" })]
  const ctx = ctxFor(["admin"])
  await moveRoutingRule(ctx, { id: c, to: "up" })
  expect((await order()).map((one) => one.id)).toEqual([a, c, b])
  for (const _ of [1, 2]) await moveRoutingRule(ctx, { id: b, to: "down" })
  expect((await order()).map((one) => one.id)).toEqual([a, c, b])
})

it("two who move at once leave an order", async () => {
  const { ctxFor, rule, order } = await routingGround()
  const [a, b] = [await rule({ name: "aa" }), await rule({ name: "bb" })]
  const ctx = ctxFor(["admin"])
  await Promise.all([moveRoutingRule(ctx, { id: b, to: "up" }), moveRoutingRule(ctx, { id: a, to: "down" })])
  expect(new Set((await order()).map((one) => one.position)).size).toBe(2)
})

describeRefusals(moveRoutingRule, {
  prepare: async () => {
    const ground = await routingGround()
    return { ...ground, input: { id: await ground.rule(), to: "up" as const } }
  },
})
