import type { CampaignRow } from "@/lib/campaigns/schema"
import { tn } from "@/lib/say"

const COUNTED = {
  queued: "{n} written to",
  blocked: "{n} held back",
  waiting: "{n} to go",
  not_sent: "{n} not written to",
} as const

/** "38 written to, 2 held back" */
export function countText({ counts }: Pick<CampaignRow, "counts">): string {
  return (["queued", "blocked", "not_sent", "waiting"] as const)
    .filter((one) => counts[one] > 0)
    .map((one) => tn(counts[one], COUNTED[one], COUNTED[one]))
    .join(", ")
}
