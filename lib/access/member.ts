import type { Ctx } from "@/lib/ctx"
import { fail } from "@/lib/errors"

/** Special access is a person's, with their name to it. */
export const requireMember = (ctx: Ctx): string =>
  ctx.actor.kind === "member" ? ctx.actor.memberId : fail("forbidden")
