import { expect, it } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { waitingGround } from "@/lib/testing/waiting-list"
import { addMs, HOUR_MS } from "@/lib/time"
import { checkWaitingList } from "./check"

await testDatabase()

it("ends offers nobody looked after, wakes what is due and takes off whose last day has passed, once", async () => {
  const one = await waitingGround()
  await one.waits({ name: "Asked" })
  await one.waits({ name: "Over", latestOn: new Date("2037-03-02T00:00:00Z") })
  await one.waits({ name: "Today", latestOn: new Date("2037-03-03T00:00:00Z") })
  const { slotId } = await one.asked("2037-03-10T08:00:00.000Z")
  expect(await checkWaitingList(one.system(), {})).toEqual({ expired: 0, ended: 1, woken: 0 })
  const later = one.system(addMs(one.noon, 2 * HOUR_MS))
  expect(await checkWaitingList(later, {})).toMatchObject({ expired: 1, ended: 0 })
  expect(await checkWaitingList(later, {})).toMatchObject({ expired: 0, ended: 0 })
  expect((await one.offers(slotId))[0]).toMatchObject({ status: "expired", entry: { status: "waiting" } })
})

it("wakes a time that waits for its next question when that is due", async () => {
  const one = await waitingGround()
  await one.waits()
  await one.frees("2037-03-10T08:00:00.000Z")
  expect(await checkWaitingList(one.system(), {})).toMatchObject({ woken: 1 })
})

describeRefusals(checkWaitingList, {
  subject: "none",
  prepare: async () => ({ ...(await waitingGround()), input: {} }),
})
