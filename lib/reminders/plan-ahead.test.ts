import { expect, it } from "vitest"
import { planAhead } from "@/lib/reminders/plan-ahead"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { appointed, reminderGround, remindersOf } from "@/lib/testing/reminders"

await testDatabase()

describeRefusals(planAhead, {
  subject: "none",
  badInput: { after: 7 as never },
  prepare: async () => {
    const ground = await reminderGround()
    return { input: {}, ctxFor: ground.ctxFor, strangerFor: ground.strangerFor }
  },
})

it("T13 plans what nobody planned and begins within a day, and nothing twice", async () => {
  const ground = await reminderGround()
  const soon = await appointed(ground, 24.5)
  const over = await appointed(ground, -3)
  const far = await appointed(ground, 50)
  const gone = await appointed(ground, 20, { status: "cancelled", cancelledAt: ground.at().now })
  expect(await planAhead(ground.at(), {})).toMatchObject({ looked: 1, changed: 1, next: null })
  expect(await planAhead(ground.at(), {})).toMatchObject({ looked: 0, changed: 0, next: null })
  expect(await remindersOf(ground, soon.id)).toHaveLength(2)
  for (const { id } of [over, far, gone]) expect(await remindersOf(ground, id)).toEqual([])
})

it("refuses a place that it did not write", async () => {
  const ground = await reminderGround()
  await expect(planAhead(ground.at(), { after: "nonsense" })).rejects.toMatchObject({ code: "invalid_input" })
})
