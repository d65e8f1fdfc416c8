import { expect, it } from "vitest"
import { gapsIn, overlap, repeated, spanOfDay, spanOfWeek, weekOf } from "@/lib/rota/rules"
import { HOUR_MS, toDate } from "@/lib/time"

const ZONE = "Europe/Bucharest"
const at = (text: string) => toDate(text)
const span = (startsAt: string, endsAt: string) => ({ startsAt: at(startsAt), endsAt: at(endsAt) })
const hours = (one: { startsAt: Date; endsAt: Date }) => (+one.endsAt - +one.startsAt) / HOUR_MS

it("begins its week on Monday, over the year's end too", () => {
  expect(weekOf("2026-11-22")[0]).toBe("2026-11-16")
  expect(weekOf("2026-11-23")).toContain("2026-11-29")
  expect(weekOf("2027-01-01")[0]).toBe("2026-12-28")
})

it("counts a week's and a day's hours as the clocks do", () => {
  expect(hours(spanOfWeek(weekOf("2026-11-22"), ZONE))).toBe(168)
  expect(hours(spanOfWeek(weekOf("2027-03-28"), ZONE))).toBe(167)
  expect(hours(spanOfWeek(weekOf("2026-10-25"), ZONE))).toBe(169)
  expect(hours(spanOfDay("2026-10-25", ZONE))).toBe(25)
})

it("keeps the wall clock when clocks change: eight in the evening stays eight", () => {
  const [before, after] = repeated("2026-10-22T20:00", "2026-10-23T08:00", 2, ZONE)
  expect(before).toEqual(span("2026-10-22T17:00:00Z", "2026-10-23T05:00:00Z"))
  expect(after).toEqual(span("2026-10-29T18:00:00Z", "2026-10-30T06:00:00Z"))
  const [night] = repeated("2026-10-24T20:00", "2026-10-25T08:00", 1, ZONE)
  expect(hours(night!)).toBe(13)
})

it("finds when nobody is there; shifts that touch leave nothing, those that overlap neither", () => {
  const day = span("2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z")
  const early = span("2026-11-22T06:00:00Z", "2026-11-22T14:00:00Z")
  const late = span("2026-11-22T14:00:00Z", "2026-11-22T20:00:00Z")
  const within = span("2026-11-22T08:00:00Z", "2026-11-22T09:00:00Z")
  expect(gapsIn(day, [late, within, early])).toEqual([
    span("2026-11-22T00:00:00Z", "2026-11-22T06:00:00Z"),
    span("2026-11-22T20:00:00Z", "2026-11-23T00:00:00Z"),
  ])
  expect(gapsIn(day, [])).toEqual([day])
  expect(gapsIn(day, [span("2026-11-20T00:00:00Z", "2026-11-25T00:00:00Z")])).toEqual([])
  expect(overlap(early, within)).toBe(true)
  expect(overlap(early, late)).toBe(false)
})
