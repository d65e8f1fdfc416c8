import { expect, it } from "vitest"
import { draftHandover } from "@/lib/handover/draft"
import { listHandovers } from "@/lib/handover/list"
import { signHandover } from "@/lib/handover/sign"
import { testDatabase } from "@/lib/testing/db"
import { handoverGround } from "@/lib/testing/handover"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS } from "@/lib/time"

await testDatabase()

it("lists by cursor, newest first, each once, and no colleague's draft", async () => {
  const { ctxFor, otherFor } = await handoverGround()
  const first = ctxFor(["admin"])
  for (let n = 1; n <= 33; n++) {
    const ctx = { ...first, now: addMs(first.now, n * MINUTE_MS) }
    const { id } = await draftHandover(ctx, { role: "admin" })
    if (n < 33) await signHandover(ctx, { id })
  }
  const reader = otherFor(["admin"])
  const one = await listHandovers(reader, {})
  const two = await listHandovers(reader, { cursor: one.nextCursor ?? "" })
  const rows = [...one.rows, ...two.rows]
  expect(new Set(rows.map((row) => row.id)).size).toBe(32)
  expect(rows.map((row) => row.signedAt)).toEqual(
    rows
      .map((row) => row.signedAt)
      .sort()
      .reverse(),
  )
  expect(one.roles).toEqual(["admin"])
  expect((await listHandovers(first, {})).rows[0]).toMatchObject({ status: "draft", may: { edit: true } })
})

describeRefusals(listHandovers, {
  subject: "none",
  badInput: { cursor: "nothing of ours" },
  prepare: async () => ({ ...(await handoverGround()), input: {} }),
})
