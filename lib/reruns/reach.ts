import { requireMember } from "@/lib/approvals/reach"
import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"

/** Who sees the runs of own leads sees the reruns one asked for oneself. */
export const rerunReach = (ctx: Ctx, grant: Grant): { requestedById?: string } =>
  grant.scope === "own" ? { requestedById: requireMember(ctx) } : {}
