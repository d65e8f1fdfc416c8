import type { Tx } from "@/lib/db"
import { PreviewReplayInput } from "@/lib/inbox/ledger-schema"
import { type Matching, matchingSql } from "@/lib/inbox/matching"
import { sideOf } from "@/lib/inbox/side"
import type { ReplayPreview } from "@/lib/inbox/words"
import { query } from "@/lib/operation"

/** So many a person may put back into work alone. */
export const ALONE = 20

export const previewReplay = query({
  name: "inbox.previewReplay",
  may: "webhooks.replay",
  input: PreviewReplayInput,
  run: ({ ctx, tx, input }) => preview(sideOf(ctx, tx, input.side).from, input),
})

type Counted = {
  provider: string
  kind: string
  fate: "quarantined" | "dead"
  hasBody: boolean
  count: number
  oldestAt: Date
  newestAt: Date
}

/** How many match, and of what they are. */
export async function preview(tx: Tx, matching: Matching): Promise<ReplayPreview> {
  const rows = await tx.$queryRaw<Counted[]>`
    select event.provider, event.kind, event.fate, delivery.body is not null as "hasBody", count(*)::int as count,
      min(event."receivedAt") as "oldestAt", max(event."receivedAt") as "newestAt"
    from "WebhookEvent" event join "WebhookDelivery" delivery on delivery.id = event."deliveryId"
    where ${matchingSql(matching)} group by 1, 2, 3, 4`
  const ready = rows.filter((row) => row.hasBody)
  const sum = (of: readonly Counted[]) => of.reduce((total, row) => total + row.count, 0)
  const kinds = new Map<string, ReplayPreview["kinds"][number]>()
  for (const { provider, kind, count } of ready) {
    const name = `${provider} ${kind}`
    kinds.set(name, { provider, kind, count: (kinds.get(name)?.count ?? 0) + count })
  }
  const count = sum(ready)
  const instants = ready.flatMap((row) => [row.oldestAt.toISOString(), row.newestAt.toISOString()]).sort()
  return {
    count,
    withoutBody: sum(rows) - count,
    kinds: [...kinds.values()].sort((a, b) => b.count - a.count),
    fates: {
      quarantined: sum(ready.filter((row) => row.fate === "quarantined")),
      dead: sum(ready.filter((row) => row.fate === "dead")),
    },
    oldestAt: instants[0] ?? null,
    newestAt: instants.at(-1) ?? null,
    needsSecond: count > ALONE,
  }
}
