import type { Tx } from "@/lib/db"
import { wakeEngine } from "@/lib/engine/wake"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { type Matching, matchingSql } from "@/lib/inbox/matching"

/** One transaction's share; what is beyond is left, said, and put back by doing it again. */
export const MOST_AT_ONCE = 2_000

type Moved = { id: string; replays: number; fate: string; remaining: number }

/**
 * Puts every match back into work by one statement, each with an outbox row of its own. What another person has in hand
 * is passed over; what is pending already does not match, so a second run does nothing. What belongs to no clinic is put
 * back over the platform's connection, in a transaction of its own.
 */
export async function replayMatching(
  tx: Tx,
  matching: Matching,
  reason: string,
): Promise<{ replayed: number; left: number; facts: Fact[] }> {
  const moved = await tx.$queryRaw<Moved[]>`
    with matching as (
      select event.id, event.fate from "WebhookEvent" event
      join "WebhookDelivery" delivery on delivery.id = event."deliveryId" and delivery.body is not null
      where ${matchingSql(matching)}
      order by event."receivedAt", event.id
      limit ${MOST_AT_ONCE + 1} for update of event skip locked
    ), picked as (select * from matching limit ${MOST_AT_ONCE}
    ), moved as (
      update "WebhookEvent" event set fate = 'pending', reason = null, "finishedAt" = null, replays = event.replays + 1
      from picked where event.id = picked.id
      returning event.id, event."clinicId", event.provider, event.replays, picked.fate
    ), sent as (
      insert into engine.event (id, name, data, clinic_id)
      select id::text || ':' || replays, 'webhook/received',
        json_build_object('clinicId', "clinicId", 'webhookEventId', id, 'provider', provider), "clinicId"
      from moved on conflict (id) do nothing
    )
    select id, replays, fate, (select count(*)::int from matching) as remaining from moved`
  if (moved.length === 0) return { replayed: 0, left: 0, facts: [] }
  // After the commit, or a little later by the engine's own clock.
  setTimeout(wakeEngine, 100).unref()
  const left = Math.max(0, (moved[0]?.remaining ?? 0) - moved.length)
  const batch = newId()
  const { from, to, ...words } = matching
  const after = { ...words, from: from?.toISOString(), to: to?.toISOString(), count: moved.length }
  return {
    replayed: moved.length,
    left,
    facts: [
      fact("webhook.replayed_all", batch, { after, personal: { reason } }),
      ...moved.map(({ id, replays, fate }) =>
        fact("webhook.replayed", id, { before: { fate }, after: { replays, batch } }),
      ),
    ],
  }
}
