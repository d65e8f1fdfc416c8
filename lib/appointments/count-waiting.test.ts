import { expect, it } from "vitest"
import { countWaiting } from "@/lib/appointments/count-waiting"
import { AT_THE_DESK, arrivalGround, arrivalOf } from "@/lib/testing/arrivals"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS } from "@/lib/time"

await testDatabase()
const prepare = async () => ({ ...(await arrivalGround()), input: {} })

it("counts the waiting room, who sits there long, and what nobody answered", async () => {
  const ground = await prepare()
  await arrivalOf(ground, "checked_in", { checkedInAt: addMs(AT_THE_DESK, -20 * MINUTE_MS) })
  await arrivalOf(ground, "checked_in", { checkedInAt: AT_THE_DESK })
  await arrivalOf(ground, "requested")
  await arrivalOf(ground, "in_session")
  const frontdesk = ground.ctxFor(["frontdesk"])
  expect(await countWaiting(frontdesk, {})).toEqual({ here: 2, long: 1, requested: 1 })
  expect(await countWaiting(ground.strangerFor(["admin"]), {})).toEqual({ here: 0, long: 0, requested: 0 })
})

describeRefusals(countWaiting, { subject: "none", prepare })
