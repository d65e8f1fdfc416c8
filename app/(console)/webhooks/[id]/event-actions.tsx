import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { listForeign } from "@/lib/inbox/foreign"
import type { EventDetail } from "@/lib/inbox/words"
import { AssignButton } from "./assign-button"
import { IgnoreButton } from "./ignore-button"
import { ReplayButton } from "./replay-button"

/** What a person may decide of an event. What speaks of the software may be read anew: it is nobody else's. */
export async function EventActions({ ctx, event }: { ctx: Ctx; event: EventDetail }) {
  if (!can(ctx.roles, "webhooks.replay")) return null
  if (event.side === "platform") return <ReplayButton event={event} />
  const foreign = await listForeign(ctx, { id: event.id })
  return (
    <>
      {foreign.length > 0 && <AssignButton event={event} clinics={foreign} />}
      <IgnoreButton event={event} />
      <ReplayButton event={event} />
    </>
  )
}
