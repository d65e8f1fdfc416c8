import { expect, it } from "vitest"
import { changeWriting, findWriting } from "@/lib/conversations/writing"
import { talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("lets me take back what I send unless I chose otherwise, each for oneself", async () => {
  const [mine, other] = [await talkGround(), await talkGround()]
  expect(await findWriting(mine.ctxFor(["frontdesk"]), {})).toEqual({ undo: true })
  await changeWriting(mine.ctxFor(["frontdesk"]), { undo: false })
  await changeWriting(mine.ctxFor(["frontdesk"]), { undo: false })
  expect(await findWriting(mine.ctxFor(["frontdesk"]), {})).toEqual({ undo: false })
  expect(await findWriting(other.ctxFor(["frontdesk"]), {})).toEqual({ undo: true })
})

describeRefusals(findWriting, {
  subject: "none",
  prepare: async () => ({ ...(await talkGround()), input: {} }),
})
describeRefusals(changeWriting, {
  subject: "none",
  prepare: async () => ({ ...(await talkGround()), input: { undo: true } }),
})
