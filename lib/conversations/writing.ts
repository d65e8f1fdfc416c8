import { z } from "zod"
import { readOwnSetting, writeOwnSetting } from "@/lib/clinics/settings"
import { ChangeWritingInput } from "@/lib/conversations/schema"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { requireMember } from "@/lib/leads/reach"
import { command, query } from "@/lib/operation"

/** So long what I send can be taken back, unless I chose otherwise. */
export const UNDO_MS = 10_000

const WRITING = { key: "writing", schema: z.object({ undo: z.boolean().default(true) }) }

export const undoMsOf = async (tx: Tx, ctx: Ctx, memberId: string): Promise<number> =>
  (await readOwnSetting(tx, ctx, memberId, WRITING)).undo ? UNDO_MS : 0

/** How I write: whether what I send waits a moment. */
export const findWriting = query({
  name: "conversations.writing",
  may: "messages.send",
  input: z.strictObject({}),
  run: ({ ctx, tx }) => readOwnSetting(tx, ctx, requireMember(ctx), WRITING),
})

export const changeWriting = command({
  name: "conversations.changeWriting",
  may: "messages.send",
  input: ChangeWritingInput,
  async run({ ctx, tx, input }) {
    const memberId = requireMember(ctx)
    const before = await readOwnSetting(tx, ctx, memberId, WRITING)
    if (before.undo === input.undo) return { value: input, facts: [] }
    await writeOwnSetting(tx, ctx, memberId, WRITING, input)
    return { value: input, facts: [fact("member.writing_changed", memberId, { before, after: input })] }
  },
})
