import type { Ctx } from "@/lib/ctx"
import { previewReplay } from "@/lib/inbox/preview-replay"
import type { LedgerSide } from "@/lib/inbox/words"
import { ReplayAllButton } from "./replay-all-lazy"
import type { eventFilters } from "./search-params"

type Filters = Omit<ReturnType<typeof eventFilters>, "side"> & { side?: LedgerSide }

/** Offered where something matches that a person may put back into work. */
export async function ReplayAllOffer({ ctx, filters }: { ctx: Ctx; filters: Filters }) {
  const { side, provider, fate, kind, reason, from, to } = filters
  // Of what was processed, ignored or waits nothing is replayed in bulk.
  if (fate && fate !== "quarantined" && fate !== "dead") return null
  const preview = await previewReplay(ctx, { side, provider, fate, kind, reason, from, to })
  if (preview.count === 0) return null
  const hidden = { side, provider, fate, kind, matching: reason, from, to }
  const given = Object.entries(hidden).filter(
    (one): one is [string, NonNullable<(typeof one)[1]>] => !!one[1],
  )
  return <ReplayAllButton preview={preview} hidden={Object.fromEntries(given)} />
}
