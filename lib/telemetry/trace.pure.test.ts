import { expect, it } from "vitest"
import { currentTraceId, currentTraceparent, inTrace, readTraceparent, traceOf } from "@/lib/telemetry/trace"

const webhookEventId = "0190c0de-0000-7000-8000-0000000000aa"
const given = "00-0123456789abcdef0123456789abcdef-00000000000000aa-01"

it("carries on the trace an event was emitted under", () => {
  expect(traceOf({ id: "e", data: { webhookEventId }, trace: given })).toBe(given)
})

it("takes a webhook's own id, the same for all that is told of it, as an object or as text", () => {
  const one = traceOf({ id: "e1", data: { webhookEventId } })
  expect(one).toMatch(/^00-0190c0de0000700080000000000000aa-[0-9a-f]{16}-01$/)
  expect(traceOf({ id: "e2", data: JSON.stringify({ webhookEventId }), trace: null })).toBe(one)
})

it("makes one of the event's id where there is nothing else, and for what is no trace", () => {
  const one = traceOf({ id: "seal:1" })
  expect(readTraceparent(one)).not.toBeNull()
  expect(traceOf({ id: "seal:1", trace: "00-xyz", data: "{" })).toBe(one)
  expect(traceOf({ id: "seal:2" })).not.toBe(one)
  expect(traceOf({ id: "seal:1", data: { webhookEventId: "Maria" } })).toBe(one)
})

it("refuses traces of zeros and of other versions", () => {
  expect(readTraceparent(given)).toEqual({ traceId: given.slice(3, 35), spanId: "00000000000000aa" })
  expect(readTraceparent(`00-${"0".repeat(32)}-00000000000000aa-01`)).toBeNull()
  expect(readTraceparent(given.replace(/^00/, "01"))).toBeNull()
})

it("is known to what is done inside, and to nothing else", async () => {
  expect(currentTraceparent()).toBeUndefined()
  const seen = await inTrace(given, async () => {
    await new Promise((resolve) => setTimeout(resolve, 1))
    return [currentTraceparent(), currentTraceId()]
  })
  expect(seen).toEqual([given, given.slice(3, 35)])
  expect(currentTraceparent()).toBeUndefined()
})
