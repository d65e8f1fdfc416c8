import { z } from "zod"
import type { ApprovalKind } from "@/lib/approvals/kinds"
import { platformDb } from "@/lib/db"
import { PreviewReplayInput } from "@/lib/inbox/ledger-schema"
import type { Matching } from "@/lib/inbox/matching"
import { replayMatching } from "@/lib/inbox/replay-matching"

const Asked = PreviewReplayInput.extend({ why: z.string() })

/** What takes a second person here. Looked for anew when it is agreed to: what was decided meanwhile is left alone. */
export const INBOX_APPROVALS: Record<string, ApprovalKind> = {
  "webhooks.replay_all": {
    name: "Replay many webhook events",
    may: "webhooks.replay",
    async do(tx, _ctx, input) {
      const { why, ...matching } = Asked.parse(input)
      const from = matching.side === "platform" ? platformDb() : tx
      const { facts, ...value } = await replayMatching(from, matching as Matching, why)
      return { value, facts }
    },
    links(input) {
      const { why: _, ...matching } = input as Record<string, string>
      return [
        {
          label: "See the events",
          href: `/webhooks?${new URLSearchParams({ view: "events", ...matching })}`,
        },
      ]
    },
  },
}
