import { expect, it } from "vitest"
import { sizeOf, toMessageView } from "./message-view"
import { messageLine, messageName } from "./message-words"

it.each([
  ["text", "Hello", null, "Hello"],
  ["image", "", { media: {} }, "Photo"],
  ["image", "Left side", { media: {} }, "Photo: Left side"],
  ["audio", "", { media: { voice: true } }, "Voice message"],
  ["audio", "", { media: {} }, "Sound file"],
  ["location", "", { place: { live: true } }, "Live location"],
  ["interactive", "Tuesday", { choice: { id: "t" } }, "Tuesday"],
  ["interactive", "", { choice: { id: "f", answers: [{}] } }, "Form answered"],
  ["interactive", "", { choice: { id: "calls_allowed" } }, "Calls allowed"],
  ["unsupported", "", null, "A message WhatsApp does not pass on"],
  ["text", "", null, ""],
  ["text", " \n", null, ""],
])("a %s of %j with %j is told as %j", (kind, body, detail, line) => {
  expect(messageLine({ kind, body, detail })).toBe(line)
})

it("says no more of what was deleted, and no more than the beginning of what is long", () => {
  expect(messageLine({ kind: "image", body: "Secret", revokedAt: "2026-01-01T00:00:00Z" })).toBe(
    "Deleted by the sender",
  )
  expect(messageLine({ kind: "text", body: "😀".repeat(500) })).toBe("😀".repeat(160))
})

it("names a file by what is told of it", () => {
  const view = (media: object) => toMessageView({ kind: "document", body: "", detail: { media } })
  expect(view({ fileName: "x.pdf", mime: "application/pdf", size: 2_400_000 })).toEqual({
    name: "Document",
    file: ["x.pdf", "PDF", "2.4 MB"],
  })
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  expect(view({ mime: word })).toMatchObject({ file: ["Word"] })
  expect(view({ mime: null, id: null })).toMatchObject({ file: [] })
  expect(toMessageView({ kind: "text", body: "x", detail: null })).toBeNull()
  expect(toMessageView({ kind: "text", body: "x", detail: { forwarded: "often" } })).toEqual({
    forwarded: "often",
  })
  expect([sizeOf(0), sizeOf(81_200), sizeOf(undefined)]).toEqual(["0 B", "81 KB", null])
})

it("lets what was chosen say itself", () => {
  const chosen = { kind: "button", body: "Confirm", detail: { choice: { id: "c" } } }
  expect(toMessageView(chosen)).toEqual({ chosen: true })
})

it("shows who a form says it is from", () => {
  const detail = { name: "Ana", phone: "0712 000 111", email: null }
  expect(toMessageView({ kind: "form", body: "", detail })?.cards).toEqual([
    { name: "Ana", phones: ["0712 000 111"], emails: [] },
  ])
})

it("survives a detail that is not ours", () => {
  for (const detail of [null, 7, "x", [], { choice: null, media: 3 }])
    expect(() => [
      messageName({ kind: "audio", detail }),
      toMessageView({ kind: "audio", body: "", detail }),
    ]).not.toThrow()
})
