import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { remindOfRequests } from "@/lib/subject-requests/remind"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

it("reminds three days ahead and on the day, each once", async () => {
  const { admin } = await requestGround()
  const on = (days: number) => ({ ...admin, now: addMs(now(), days * DAY_MS) })
  const counts: number[] = []
  for (const days of [20, 27.5, 28, 29.5, 30, 40])
    counts.push((await remindOfRequests(on(days), {})).reminded)
  expect(counts).toEqual([0, 1, 0, 1, 0, 0])
})

describeRefusals(remindOfRequests, {
  subject: "none",
  prepare: async () => ({ ...(await requestGround()), input: {} }),
})
