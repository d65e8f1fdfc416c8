import { conversationInReach } from "@/lib/conversations/reach"
import { PresenceInput, type Present } from "@/lib/conversations/schema"
import type { Tx } from "@/lib/db"
import { requireMember } from "@/lib/leads/reach"
import { announce } from "@/lib/live/announce"
import { command } from "@/lib/operation"
import { addMs, MINUTE_MS } from "@/lib/time"

/** Heard of less long ago than this, somebody is there. Pages tell every 20 seconds. */
const FRESH_MS = 45_000
const KEPT_MS = 10 * MINUTE_MS

/**
 * Says that I have a conversation open or write there, and who else does. It holds nobody back. Others are told only when
 * what they see changes: a beat of somebody who is there already is told to nobody.
 */
export const bePresent = command({
  name: "conversations.bePresent",
  may: "messages.read",
  input: PresenceInput,
  async run({ ctx, tx, input: { id, state } }) {
    const memberId = requireMember(ctx)
    const talk = await conversationInReach(tx, ctx, id)
    const mine = { clinicId: ctx.clinicId, conversationId: talk.id, memberId }
    const before = await tx.conversationPresence.findUnique({
      where: { clinicId_conversationId_memberId: mine },
    })
    const wasThere = before && before.at > addMs(ctx.now, -FRESH_MS) ? before.state : "gone"
    if (state === "gone") await tx.conversationPresence.deleteMany({ where: mine })
    else {
      await tx.conversationPresence.upsert({
        where: { clinicId_conversationId_memberId: mine },
        create: { ...mine, state, at: ctx.now },
        update: { state, at: ctx.now },
      })
      if (wasThere === "gone")
        await tx.conversationPresence.deleteMany({ where: { at: { lt: addMs(ctx.now, -KEPT_MS) } } })
    }
    if (wasThere !== state) announce(ctx.clinicId, PRESENCE_CHANGED, talk.id)
    return { value: await presentIn(tx, talk.id, memberId, ctx.now), facts: [] }
  },
})

/** Heard by whoever hears of conversations; nothing that happened, so no fact. */
export const PRESENCE_CHANGED = "conversation.presence"

export async function presentIn(tx: Tx, conversationId: string, me: string, now: Date): Promise<Present[]> {
  const rows = await tx.conversationPresence.findMany({
    where: { conversationId, memberId: { not: me }, at: { gt: addMs(now, -FRESH_MS) } },
    include: { member: { select: { name: true } } },
    orderBy: { memberId: "asc" },
  })
  return rows.map(({ memberId, state, member }) => ({
    memberId,
    name: member.name,
    state: state === "typing" ? "typing" : "viewing",
  }))
}
