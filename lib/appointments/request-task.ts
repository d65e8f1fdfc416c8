import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { closeTasks } from "@/lib/tasks/close"
import { makeTask } from "@/lib/tasks/make"
import { addMs, HOUR_MS, toDate } from "@/lib/time"

/** An appointment that was asked for is answered within so many hours, and before it begins. */
const ANSWER_HOURS = 4

const keyOf = (id: string): string => `appointment_request:${id}`

type Asked = { id: string; patientId: string; leadId?: string | undefined; startsAt: Date }

/** Nobody has to look for it: whoever is at the front desk is asked to answer. */
export async function askForAnswer(
  tx: Tx,
  ctx: Ctx,
  { id, patientId, leadId, startsAt }: Asked,
): Promise<Fact[]> {
  const { facts } = await makeTask(tx, ctx, {
    kind: "other",
    title: "Answer an appointment that was asked for",
    why: "The time is kept. Accept it, or call and find another.",
    dueAt: toDate(Math.min(addMs(ctx.now, ANSWER_HOURS * HOUR_MS).getTime(), startsAt.getTime())),
    owner: { role: "frontdesk" },
    patientId,
    ...(leadId && { leadId }),
    href: `/appointments/${id}`,
    source: "member",
    sourceId: id,
    effectKey: keyOf(id),
  })
  return facts
}

/** It was accepted, or taken back. */
export const answered = (tx: Tx, ctx: Ctx, id: string): Promise<Fact[]> =>
  closeTasks(tx, ctx, { effectKey: keyOf(id) }, "answered")
