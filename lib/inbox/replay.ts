import type { Ctx } from "@/lib/ctx"
import { platformDb, type Tx } from "@/lib/db"
import { wakeEngine } from "@/lib/engine/wake"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { type Claimed, claimEvent } from "@/lib/inbox/claim"
import { SAMPLE_KIND } from "@/lib/inbox/sample"
import { ReplayInput } from "@/lib/inbox/schema"
import { mayReadPlatformInbox } from "@/lib/inbox/side"
import type { LedgerSide } from "@/lib/inbox/words"
import { command } from "@/lib/operation"

/** Puts a decided event back into work. Harmless for one that was processed: what it did is not done twice. */
export const replayEvent = command({
  name: "inbox.replay",
  may: "webhooks.replay",
  input: ReplayInput,
  async run({ ctx, tx, input: { id, reason } }) {
    if (await isOfPlatform(ctx, tx, id)) {
      const { event, replays } = await platformDb().$transaction((own) => putBackOfPlatform(own, id))
      setTimeout(wakeEngine, 100).unref()
      return { value: { id, replays }, facts: [replayed(event, replays, reason)] }
    }
    const { event, replays } = await putBack(tx, id, "clinic")
    return {
      value: { id, replays },
      facts: [replayed(event, replays, reason)],
      events: [
        {
          name: "webhook/received",
          id: `${id}:${replays}`,
          data: { clinicId: ctx.clinicId, webhookEventId: id, provider: event.provider },
        },
      ],
    }
  },
})

async function isOfPlatform(ctx: Ctx, tx: Tx, id: string): Promise<boolean> {
  if (!isId(id) || !mayReadPlatformInbox(ctx)) return false
  return (await tx.webhookEvent.count({ where: { id } })) === 0
}

type PutBack = { event: Claimed; replays: number }

/** Throws `not_found`, `wrong_state`. */
async function putBack(tx: Tx, id: string, side: LedgerSide): Promise<PutBack> {
  const event = await claimEvent(tx, id, side)
  if (event.fate === "pending") fail("wrong_state", { sentence: "It is already waiting to be processed." })
  if (event.kind === SAMPLE_KIND) fail("wrong_state", { sentence: "It was a test; there is nothing to do." })
  if (!event.hasBody)
    fail("wrong_state", { sentence: "Its body is no longer kept, so it cannot be replayed." })
  const replays = event.replays + 1
  await tx.webhookEvent.update({
    where: { id: event.id },
    data: { fate: "pending", reason: null, finishedAt: null, replays },
  })
  return { event, replays }
}

/** With what must follow in the same transaction, which is the platform's: no clinic's may see it. */
async function putBackOfPlatform(own: Tx, id: string): Promise<PutBack> {
  const { event, replays } = await putBack(own, id, "platform")
  const data = JSON.stringify({ clinicId: null, webhookEventId: id, provider: event.provider })
  await own.$executeRaw`
    insert into engine.event (id, name, data) values (${`${id}:${replays}`}, 'webhook/received', ${data}::json)
    on conflict (id) do nothing`
  return { event, replays }
}

const replayed = ({ id, fate }: Claimed, replays: number, reason: string): Fact =>
  fact("webhook.replayed", id, { before: { fate }, after: { replays }, personal: { reason } })
