import { describe, expect, it } from "vitest"
import { readCursor, toPage, writeCursor } from "@/lib/cursor"
import { newId } from "@/lib/ids"
import { toDate } from "@/lib/time"

const row = () => ({ id: newId(), at: toDate("2026-11-22T10:00:00.123Z") })

describe("a cursor", () => {
  it("comes back as it went", () => {
    const { id, at } = row()
    expect(readCursor(writeCursor({ id, at }))).toEqual({ id, at })
  })

  it.each([
    "",
    "x",
    "' or 1=1",
    Buffer.from("1.2").toString("base64url"),
    Buffer.from(`${"9".repeat(16)}.${newId()}`).toString("base64url"),
  ])("refuses %j", (text) => {
    expect(() => readCursor(text)).toThrow(expect.objectContaining({ code: "invalid_input" }))
  })

  it("is there only when more rows are", () => {
    const rows = [row(), row(), row()]
    const page = toPage(rows, 2, (one) => one.at)
    expect(page.rows).toEqual(rows.slice(0, 2))
    expect(readCursor(page.nextCursor!).id).toBe(rows[1]!.id)
    expect(toPage(rows, 3, (one) => one.at).nextCursor).toBeNull()
    expect(toPage([] as typeof rows, 3, (one) => one.at)).toEqual({ rows: [], nextCursor: null })
  })
})
