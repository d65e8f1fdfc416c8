import { createHash } from "node:crypto"
import { requestApproval } from "@/lib/approvals/request"
import { fail } from "@/lib/errors"
import { ReplayAllInput } from "@/lib/inbox/ledger-schema"
import type { Matching } from "@/lib/inbox/matching"
import { ALONE, preview } from "@/lib/inbox/preview-replay"
import { replayMatching } from "@/lib/inbox/replay-matching"
import { sideOf } from "@/lib/inbox/side"
import { command } from "@/lib/operation"

/** What came of it: done, or asked of a second person. */
export type ReplayedAll = { replayed: number; left: number; approvalId: string | null }

/**
 * Every quarantined or dead event that matches, up to now: what comes later was not seen in the preview. Up to twenty a
 * person puts back alone; for more a second one has to agree.
 */
export const replayAll = command({
  name: "inbox.replayAll",
  may: "webhooks.replay",
  input: ReplayAllInput,
  async run({ ctx, tx, input }) {
    const { reason, matching, to = ctx.now, ...filters } = input
    const wanted = { ...filters, to, ...(matching && { reason: matching }) }
    const { from } = sideOf(ctx, tx, wanted.side)
    const { count } = await preview(from, wanted)
    if (count === 0) fail("wrong_state", { sentence: "Nothing matches any more." })
    if (count <= ALONE) {
      const { facts, ...done } = await replayMatching(from, wanted, reason)
      const value: ReplayedAll = { ...done, approvalId: null }
      return { value, facts }
    }
    const words = { ...wanted, from: wanted.from?.toISOString(), to: to.toISOString() }
    const asked = {
      ...Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)),
      why: reason,
    }
    const { approvalId, facts } = await requestApproval(tx, ctx, {
      kind: "webhooks.replay_all",
      input: asked,
      summary: `Replay ${count} webhook events (${describe(filters)}).`,
      subjectId: createHash("sha256")
        .update(JSON.stringify({ ...filters, matching }))
        .digest("hex")
        .slice(0, 32),
      reason,
    })
    const value: ReplayedAll = { replayed: 0, left: count, approvalId }
    return { value, facts }
  },
})

const describe = ({
  side,
  fate,
  provider,
  kind,
}: Pick<Matching, "side" | "fate" | "provider" | "kind">): string =>
  [side === "platform" ? "of no clinic" : "", fate ?? "quarantined or dead", provider, kind]
    .filter(Boolean)
    .join(", ")
