import { expect, it } from "vitest"
import { isId } from "@/lib/ids"
import { madeAt, ownRunId } from "./ulid"

it("makes of a ULID the UUID of the same bits, whatever its case", () => {
  expect(ownRunId("01ARZ3NDEKTSV4RRFFQ69G5FAV")).toBe("01563e3a-b5d3-d676-4c61-efb99302bd5b")
  expect(ownRunId("01arz3ndektsv4rrffq69g5fav")).toBe("01563e3a-b5d3-d676-4c61-efb99302bd5b")
  expect(ownRunId("7ZZZZZZZZZZZZZZZZZZZZZZZZZ")).toBe("ffffffff-ffff-ffff-ffff-ffffffffffff")
})

it("leaves the embedded engine's ids alone, and gives any other name the same id each time", () => {
  const own = "0190a5b8-3a52-7cc0-8000-1234567890ab"
  expect(ownRunId(own)).toBe(own)
  for (const other of ["run-17", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01ARZ3NDEKTSV4RRFFQ69G5FAU "]) {
    expect(isId(ownRunId(other))).toBe(true)
    expect(ownRunId(other)).toBe(ownRunId(other))
  }
  expect(ownRunId("run-17")).not.toBe(ownRunId("run-18"))
})

it("tells when a ULID was made", () => {
  expect(madeAt("01ARZ3NDEKTSV4RRFFQ69G5FAV")?.toISOString()).toBe("2016-07-30T23:54:10.259Z")
  expect(madeAt("run-17")).toBeNull()
})
