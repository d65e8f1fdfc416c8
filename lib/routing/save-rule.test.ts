import { expect, it } from "vitest"
import { newId } from "@/lib/ids"
import { saveRoutingRule } from "@/lib/routing/save-rule"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { routingGround } from "@/lib/testing/routing"

await testDatabase()

it("adds rules at the end, once however often the form is sent", async () => {
  const { ctxFor, order, clinic } = await routingGround()
  const ctx = ctxFor(["admin"])
  const first = { key: newId(), name: "Romanian", languages: "ro", target: "role:coordinator" }
  for (const _ of [1, 2]) await saveRoutingRule(ctx, first)
  await saveRoutingRule(ctx, { key: newId(), name: "The rest", target: "duty:supervisor" })
  expect(await order()).toMatchObject([
    { name: "Romanian", position: 1, conditions: { languages: ["ro"], services: [] } },
    { name: "The rest", position: 2, target: { kind: "duty", duty: "supervisor" }, pressing: "suggest" },
  ])
  expect((await recorded(clinic.id, first.key)).map((one) => one.name)).toEqual(["routing.added"])
})

it("changes one, and says from what to what", async () => {
  const { ctxFor, rule, order, clinic } = await routingGround()
  const id = await rule()
  const change = { id, key: newId(), name: "Hot ones", classes: "HOT" as const, target: "role:doctor" }
  for (const _ of [1, 2]) await saveRoutingRule(ctxFor(["admin"]), change)
  expect(await order()).toMatchObject([{ id, name: "Hot ones", target: { kind: "role", role: "doctor" } }])
  const facts = await recorded(clinic.id, id)
  expect(facts.map((one) => one.name)).toEqual(["routing.added", "routing.changed"])
  expect(facts[1]).toMatchObject({
    before: { target: { role: "coordinator" } },
    after: { target: { role: "doctor" } },
  })
})

it("names nobody who could not work it", async () => {
  const { ctxFor, clinic } = await routingGround()
  const auditor = await makeMember(clinic.id, ["auditor"])
  const gone = await makeMember(clinic.id, ["doctor"], { active: false })
  for (const memberId of [auditor.id, gone.id, newId()])
    await expect(
      saveRoutingRule(ctxFor(["admin"]), { key: newId(), name: "To them", target: `member:${memberId}` }),
    ).rejects.toMatchObject({ code: "invalid_input", fields: { target: expect.any(String) } })
})

describeRefusals(saveRoutingRule, {
  prepare: async () => {
    const ground = await routingGround()
    const input = { id: await ground.rule(), key: newId(), name: "Other", target: "role:doctor" }
    return { ...ground, input }
  },
})
