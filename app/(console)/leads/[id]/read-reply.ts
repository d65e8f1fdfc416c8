import { cache } from "react"
import type { Ctx } from "@/lib/ctx"
import { findReplyState } from "@/lib/messaging/reply-state"

/** Once a request, for the reply box and for what the timeline offers to write again. */
export const readReply = cache((ctx: Ctx, id: string) => findReplyState(ctx, { id }))
