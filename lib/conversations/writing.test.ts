import { expect, it } from "vitest"
import { z } from "zod"
import { writeOwnSetting } from "@/lib/clinics/settings"
import { changeWriting, findWriting } from "@/lib/conversations/writing"
import { inClinic } from "@/lib/db"
import { talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("lets me take back what I send for ten seconds unless I chose otherwise, each for oneself", async () => {
  const [mine, other] = [await talkGround(), await talkGround()]
  const seconds = (ground: typeof mine) => findWriting(ground.ctxFor(["frontdesk"]), {})
  expect(await seconds(mine)).toEqual({ undoSeconds: 10 })
  for (const undoSeconds of [20, 20, 0, 5] as const) {
    await changeWriting(mine.ctxFor(["frontdesk"]), { undoSeconds })
    expect(await seconds(mine)).toEqual({ undoSeconds })
  }
  const names = (await recorded(mine.clinic.id, mine.member.id)).map((one) => one.name)
  expect(names.filter((name) => name === "member.writing_changed")).toHaveLength(3)
  expect(await seconds(other)).toEqual({ undoSeconds: 10 })
})

it("goes by what was chosen before there were seconds to choose", async () => {
  const ground = await talkGround()
  const ctx = ground.ctxFor(["frontdesk"])
  await inClinic(ground.clinic.id, (tx) =>
    writeOwnSetting(
      tx,
      ctx,
      ground.member.id,
      { key: "writing", schema: z.object({ undo: z.boolean() }) },
      { undo: false },
    ),
  )
  expect(await findWriting(ctx, {})).toEqual({ undoSeconds: 0 })
})

describeRefusals(findWriting, {
  subject: "none",
  prepare: async () => ({ ...(await talkGround()), input: {} }),
})
describeRefusals(changeWriting, {
  subject: "none",
  prepare: async () => ({ ...(await talkGround()), input: { undoSeconds: 5 as const } }),
  badInput: { undoSeconds: 7 },
})
