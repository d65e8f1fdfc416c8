import { expect, it } from "vitest"
import { clockOf, weekText } from "./week-text"

const day = (weekday: number, from = 9, until = 17) => ({
  weekday,
  fromMinute: from * 60,
  untilMinute: until * 60,
})

it.each([
  [[], "No hours"],
  [[1, 2, 3, 4, 5].map((one) => day(one)), "Mon–Fri 09:00–17:00"],
  [[day(1), day(3), day(6, 9, 13)], "Mon 09:00–17:00 · Wed 09:00–17:00 · Sat 09:00–13:00"],
  [[day(1, 9, 12), day(1, 13, 24), day(2, 9, 12), day(2, 13, 24)], "Mon–Tue 09:00–12:00, 13:00–24:00"],
])("tells a week in a line", (week, text) => expect(weekText(week)).toBe(text))

it("has the wall's clock of a minute", () =>
  expect([0, 545, 1440].map(clockOf)).toEqual(["00:00", "09:05", "24:00"]))
