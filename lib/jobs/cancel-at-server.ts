import type { Tx } from "@/lib/db"
import { CANCEL_EVENT } from "@/lib/engine/server-events"
import type { OutboxEvent } from "@/lib/outbox"

type Stored = { engine: string; externalId: string | null; functionId: string; eventId: string }

/**
 * What has a server end a run: the worker asks it by the run's own address, and sends this event for servers that have
 * none. Empty for runs of the embedded engine. Whatever the server does, the run gets no further step from us.
 */
export async function cancelAtServer(tx: Tx, run: { id: string }, clinicId: string): Promise<OutboxEvent[]> {
  const [stored] = await tx.$queryRaw<Stored[]>`
    select engine, "externalId", "functionId", "eventId" from "Run" where id = ${run.id}::uuid`
  if (stored?.engine !== "server" || !stored.externalId) return []
  const { externalId, functionId } = stored
  // A second run of one event has its own name for it in our rows; the server has not.
  const eventId = stored.eventId.replace(`@${externalId}`, "")
  return [
    {
      name: CANCEL_EVENT,
      id: `cancel:${run.id}`,
      data: { clinicId, runId: run.id, externalId, functionId, eventId },
    },
  ]
}
