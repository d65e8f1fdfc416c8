import { describe, expect, it } from "vitest"
import type { ThreadEntry } from "@/lib/conversations/schema"
import { byDay, goesOn, isPlanned, isUndoable, joined, type Message } from "./stretches"

const message = (id: string, at: string, more: Partial<Message> = {}): Message => ({
  entry: "message",
  id,
  at,
  direction: "in",
  externalId: null,
  kind: "text",
  body: id,
  detail: null,
  view: null,
  earlier: [],
  patientId: null,
  media: null,
  status: "received",
  statusAt: at,
  because: null,
  by: null,
  purpose: null,
  sendAt: null,
  undoUntil: null,
  editedAt: null,
  revokedAt: null,
  replyTo: null,
  reactions: [],
  ...more,
})

describe("the thread's days", () => {
  it("begin at the clinic's midnight", () => {
    const entries = [message("a", "2026-11-22T21:59:00Z"), message("b", "2026-11-22T22:01:00Z")]
    expect(byDay(entries, "Europe/Bucharest").map((one) => one.day)).toEqual(["2026-11-22", "2026-11-23"])
    expect(byDay(entries, "UTC")).toHaveLength(1)
  })
})

describe("pages put together", () => {
  it("hold each entry once, the newer word on it, in the order of time", () => {
    const known: ThreadEntry[] = [message("b", "2026-11-22T10:01:00Z", { status: "sent" })]
    const more = [
      message("a", "2026-11-22T10:00:00Z"),
      message("b", "2026-11-22T10:01:00Z", { status: "read" }),
    ]
    const all = joined(known, more)
    expect(all.map((one) => one.id)).toEqual(["a", "b"])
    expect(all[1]).toMatchObject({ status: "read" })
  })
})

describe("what has not left", () => {
  const at = "2026-11-22T10:00:00Z"
  const soon = message("s", at, {
    direction: "out",
    status: "scheduled",
    sendAt: "2026-11-22T10:00:10Z",
    undoUntil: "2026-11-22T10:00:10Z",
  })
  it("can be taken back for ten seconds, and is not called planned", () => {
    expect(isUndoable(soon, Date.parse("2026-11-22T10:00:05Z"))).toBe(true)
    expect(isUndoable(soon, Date.parse("2026-11-22T10:00:11Z"))).toBe(false)
    expect(isPlanned(soon)).toBe(false)
  })
  it("is planned when it leaves much later", () => {
    const planned = { ...soon, sendAt: "2026-11-23T06:00:00Z", undoUntil: "2026-11-23T06:00:00Z" }
    expect(isPlanned(planned)).toBe(true)
    expect(isUndoable(planned, Date.parse(at))).toBe(false)
  })
})

describe("bubbles that go on", () => {
  it("are of one side and a few minutes", () => {
    const first = message("a", "2026-11-22T10:00:00Z")
    expect(goesOn(first, message("b", "2026-11-22T10:04:00Z"))).toBe(true)
    expect(goesOn(first, message("b", "2026-11-22T10:06:00Z"))).toBe(false)
    expect(goesOn(first, message("b", "2026-11-22T10:01:00Z", { direction: "out" }))).toBe(false)
    expect(goesOn(undefined, first)).toBe(false)
  })
})
