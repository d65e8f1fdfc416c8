import type { ReactNode } from "react"
import { MaskedState } from "@/components/empty-state"
import { type Ctx, grantOf } from "@/lib/ctx"

/** What stands in it only for whom more than numbers are open. */
export function OnlyCounts({ ctx, children }: { ctx: Ctx; children: ReactNode }) {
  return grantOf(ctx, "consents.read")?.scope === "counts" ? <MaskedState /> : children
}
