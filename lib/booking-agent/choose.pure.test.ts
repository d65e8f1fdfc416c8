import { expect, it } from "vitest"
import { spreadTimes, type Time } from "./choose"

const at = (day: number, hour: number, minute = 0, by = "a", roomId: string | null = null): Time => {
  const startsAt = new Date(Date.UTC(2037, 2, day, hour, minute))
  return {
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 30 * 60_000).toISOString(),
    practitionerId: by,
    roomId,
  }
}
const dayOf = (instant: string) => instant.slice(0, 10)
const everyQuarter = (day: number) =>
  Array.from({ length: 32 }, (_, n) => at(day, 9 + Math.floor(n / 4), (n % 4) * 15))
const shown = (times: readonly Time[]) => times.map((one) => one.startsAt.slice(8, 16))

it("offers two of a day, apart, and goes on to the next days", () => {
  const free = [1, 2, 3, 4].flatMap(everyQuarter)
  expect(shown(spreadTimes(free, dayOf, 5))).toEqual([
    "01T09:00",
    "01T12:00",
    "02T09:00",
    "02T12:00",
    "03T09:00",
  ])
})

it("takes more of one day where no other is free, and never two of which one would take the other away", () => {
  const times = spreadTimes(everyQuarter(1), dayOf, 5)
  expect(times).toHaveLength(5)
  for (const [n, one] of times.entries())
    for (const other of times.slice(n + 1)) expect(one.endsAt <= other.startsAt).toBe(true)
})

it("counts a room that both would need, and one minute with two practitioners as one time", () => {
  expect(
    shown(spreadTimes([at(1, 9, 0, "a", "r"), at(1, 9, 15, "b", "r"), at(1, 9, 0, "b", "s")], dayOf, 5)),
  ).toEqual(["01T09:00"])
})

it("offers what there is", () => {
  expect(spreadTimes([], dayOf, 5)).toEqual([])
  expect(spreadTimes([at(1, 9)], dayOf, 5)).toHaveLength(1)
})
