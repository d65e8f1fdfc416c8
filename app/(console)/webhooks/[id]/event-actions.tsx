import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { listForeign } from "@/lib/inbox/foreign"
import type { EventDetail } from "@/lib/inbox/words"
import { AssignButton } from "./assign-button"
import { IgnoreButton } from "./ignore-button"
import { ReplayButton } from "./replay-button"

/** What a person may decide of an event. What speaks of the software starts no work yet: there is nothing to decide. */
export async function EventActions({ ctx, event }: { ctx: Ctx; event: EventDetail }) {
  if (event.side === "platform" || !can(ctx.roles, "webhooks.replay")) return null
  const foreign = await listForeign(ctx, { id: event.id })
  return (
    <>
      {foreign.length > 0 && <AssignButton event={event} clinics={foreign} />}
      <IgnoreButton event={event} />
      <ReplayButton event={event} />
    </>
  )
}
