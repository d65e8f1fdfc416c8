import { providerSpec } from "@/lib/connections/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { LineState } from "@/lib/providers/message"
import { closeTasks } from "@/lib/tasks/close"
import { makeTask } from "@/lib/tasks/make"
import { addMs, HOUR_MS } from "@/lib/time"

type Applied = { facts: Fact[]; ignored?: string }

/**
 * The phone was unlinked, barred, or its instance taken away: it comes back by nobody's doing but a person's, with a code at
 * the phone.
 */
const FOR_GOOD: readonly (string | null)[] = ["401", "402", "403", "406", "no_scan", "removed"]
const taskKey = (id: string) => `line_lost:${id}:`

/** How the phone behind a connection stands from now on; what is older than what is known changes nothing. */
export async function applyLine(
  tx: Tx,
  ctx: Ctx,
  provider: string,
  { state, reason }: LineState,
  at: Date,
): Promise<Applied> {
  const known = await tx.connection.findUnique({
    where: { clinicId_provider: { clinicId: ctx.clinicId, provider } },
    select: { id: true, state: true, stateAt: true },
  })
  if (!known) return { facts: [], ignored: "The connection was taken away." }
  const { id } = known
  const { count } = await tx.connection.updateMany({
    where: { id, OR: [{ stateAt: null }, { stateAt: { lte: at } }] },
    data: { state, stateReason: reason, stateAt: at },
  })
  if (count === 0) return { facts: [], ignored: "Older than what is known." }
  const said = fact("connection.line_changed", id, {
    before: { state: known.state },
    after: { provider, state, ...(reason && { reason }) },
  })
  const facts = known.state === state ? [] : [said]
  if (state === "open")
    return {
      facts: [
        ...facts,
        ...(await closeTasks(tx, ctx, { effectKey: { startsWith: taskKey(id) } }, "It is linked again.")),
      ],
    }
  if (state !== "close" || !FOR_GOOD.includes(reason)) return { facts }
  const made = await makeTask(tx, ctx, {
    kind: "silent_connection",
    title: `Link the phone of ${providerSpec(provider)?.name ?? provider} again`,
    why: "It is not linked: nothing comes in and nothing goes out by it until a code is scanned with the phone.",
    dueAt: addMs(ctx.now, HOUR_MS),
    owner: { role: "admin" },
    href: `/settings/integrations/${id}`,
    source: "system",
    sourceId: id,
    effectKey: `${taskKey(id)}${at.toISOString()}`,
  })
  return { facts: [...facts, ...made.facts] }
}
