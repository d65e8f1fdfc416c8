import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findReplyState } from "@/lib/messaging/reply-state"
import { testDatabase } from "@/lib/testing/db"
import { writingGround } from "@/lib/testing/messages"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

it("says until when free words may be written, and why not where they may not", async () => {
  const wroteAt = addMs(now(), -5 * MINUTE_MS)
  const open = await writingGround({ wroteAt })
  expect(await findReplyState(open.ctxFor(["frontdesk"]), { id: open.lead.id })).toEqual({
    hindrance: null,
    heldUntil: null,
    openUntil: addMs(wroteAt, DAY_MS).toISOString(),
  })
  const closed = await writingGround({ wroteAt: addMs(now(), -25 * HOUR_MS) })
  expect(await findReplyState(closed.ctxFor(["admin"]), { id: closed.lead.id })).toMatchObject({
    hindrance: "window_closed",
  })
})

describeRefusals(findReplyState, {
  prepare: async () => {
    const ground = await writingGround()
    return { ...ground, input: { id: ground.lead.id } }
  },
})
