import { expect, it } from "vitest"
import { LOOKS, marksOf } from "@/lib/probes/marks"

it("draws every look in a shape of its own: colour is not all that tells them apart", () => {
  const shapes = LOOKS.map((look) => marksOf(look, [look]))
  expect(new Set(shapes).size).toBe(LOOKS.length)
})

it("draws a path for the days of that look alone, each in its place", () => {
  expect(marksOf("good", ["bad", "good", "good"])).toBe("M4.5 0h3V24h-3zM8.5 0h3V24h-3z")
  expect(marksOf("few", ["good"])).toBe("")
})
