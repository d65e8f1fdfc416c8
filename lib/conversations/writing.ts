import { z } from "zod"
import { readOwnSetting, writeOwnSetting } from "@/lib/clinics/settings"
import { ChangeWritingInput, UNDO_SECONDS } from "@/lib/conversations/schema"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { requireMember } from "@/lib/leads/reach"
import { command, query } from "@/lib/operation"
import { SECOND_MS } from "@/lib/time"

/** So long what I send can be taken back, unless I chose otherwise. */
export const UNDO_MS = 10 * SECOND_MS

const WRITING = {
  key: "writing",
  schema: z.object({
    undoSeconds: z.literal([...UNDO_SECONDS]).optional(),
    /** As it was chosen before there were seconds to choose. */
    undo: z.boolean().default(true),
  }),
}

async function undoSecondsOf(tx: Tx, ctx: Ctx, memberId: string) {
  const { undo, undoSeconds } = await readOwnSetting(tx, ctx, memberId, WRITING)
  return undoSeconds ?? (undo ? 10 : 0)
}

export const undoMsOf = async (tx: Tx, ctx: Ctx, memberId: string): Promise<number> =>
  (await undoSecondsOf(tx, ctx, memberId)) * SECOND_MS

/** How I write: how long what I send can be taken back. */
export const findWriting = query({
  name: "conversations.writing",
  may: "messages.send",
  input: z.strictObject({}),
  run: async ({ ctx, tx }) => ({ undoSeconds: await undoSecondsOf(tx, ctx, requireMember(ctx)) }),
})

export const changeWriting = command({
  name: "conversations.changeWriting",
  may: "messages.send",
  input: ChangeWritingInput,
  async run({ ctx, tx, input }) {
    const memberId = requireMember(ctx)
    const before = { undoSeconds: await undoSecondsOf(tx, ctx, memberId) }
    if (before.undoSeconds === input.undoSeconds) return { value: input, facts: [] }
    const undo = input.undoSeconds > 0
    await writeOwnSetting(tx, ctx, memberId, WRITING, { ...input, undo })
    return { value: input, facts: [fact("member.writing_changed", memberId, { before, after: input })] }
  },
})
