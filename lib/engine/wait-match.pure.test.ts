import { describe, expect, it } from "vitest"
import { hasValue, matchOf, valuesOf } from "./wait-match"

const event = (data: unknown) => ({ name: "e", data })

describe("matchOf", () => {
  it.each([
    ["event.data.x == async.data.x", { x: "a" }, { path: "x", value: '"a"' }],
    ["async.data.y==event.data.x.z", { x: { z: 7 } }, { path: "y", value: "7" }],
    ["event.data.x == async.data.x", { x: true }, { path: "x", value: "true" }],
  ])("%s is looked up", (expression, data, found) => {
    expect(matchOf(expression, event(data))).toEqual({ expression, ...found })
  })

  it.each([
    ["event.data.x == async.data.x && true", { x: 1 }],
    ["event.data.x != async.data.x", { x: 1 }],
    ["event.name == async.name", { x: 1 }],
    ["event.data.x == async.data.x", {}],
    ["event.data.x == async.data.x", { x: null }],
    ["event.data.x == async.data.x", { x: { y: 1 } }],
    ["event.data.x == async.data.x", { x: "long".repeat(200) }],
    ["event.data.x == async.data.x", null],
  ])("%s of %j is evaluated", (expression, data) => {
    expect(matchOf(expression, event(data))).toEqual({ expression, path: null, value: null })
  })

  it("anything matches where nothing is asked", () => {
    expect(matchOf(undefined, event({}))).toEqual({ expression: null, path: null, value: null })
  })
})

describe("an event's values", () => {
  it("hold every value a wait may look for", () => {
    const data = { a: "x", b: { c: 7, d: [1] }, e: true, f: null, g: "x" }
    expect(valuesOf(event(data))?.sort()).toEqual(['"x"', "7", "true"].sort())
  })

  it("are not listed where they are too many, or too deep", () => {
    const data = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`k${n}`, n]))
    expect(valuesOf(event(data))).toBeUndefined()
    let deep: unknown = 1
    for (let i = 0; i < 5_000; i++) deep = { deep }
    expect(valuesOf(event(deep))).toBeUndefined()
  })

  it("are compared by path and by kind", () => {
    expect(hasValue(event({ x: 7 }), "x", "7")).toBe(true)
    expect(hasValue(event({ x: "7" }), "x", "7")).toBe(false)
    expect(hasValue(event({ y: 7 }), "x", "7")).toBe(false)
    expect(hasValue(event({ x: 7 }), "__proto__.x", "7")).toBe(false)
  })
})
