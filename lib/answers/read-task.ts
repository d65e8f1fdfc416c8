import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { closeTasks } from "@/lib/tasks/close"
import { makeTask } from "@/lib/tasks/make"
import { addMs, HOUR_MS } from "@/lib/time"

export const REPLIES = "/consents/replies"

/** Why a person has to read it, for whoever opens the task. */
export const WHY = {
  unclear: "A question for an agreement waits for its answer, and this reply is not plainly yes or no.",
  wordless: "A question for an agreement waits for its answer, and a voice message or a file came.",
  several: "Several people share this number. It is not plain who of them answered.",
  since: "Something else was written to this person after the question. The reply may be about that.",
  unread: "They said yes, but with what they wrote before it that nobody has read yet. Read both.",
  more: "They wrote more right after they had agreed. Look whether it limits what they agreed to.",
  takes_back:
    "They stopped or took something back after they were asked, and then wrote this. Look what they mean.",
  late: "The answer came after the question had ended.",
  changed: "The reply was edited. An edit is never taken for an answer.",
  again: "This person answered differently after their answer had been noted.",
  taken_back: "This person deleted or edited the message by which they had agreed.",
  stop: "This person seems to want no more messages.",
  withdraws: "This person takes back their agreement. Offers are stopped; look whether they mean more.",
  distress: "A question for an agreement waits for its answer, and the reply may tell of pain or distress.",
  resume: "This person wants messages again; it is not plain whose agreement stands, or to what.",
} as const
export type Why = keyof typeof WHY

type Wanted = {
  why: Why
  messageId: string
  patientId: string
  leadId: string | null
  requestId: string | null
}

/** Puts a reply in front of a person: one task for a question, until it is read; then the next. */
export async function askToRead(
  tx: Tx,
  ctx: Ctx,
  { why, messageId, patientId, leadId, requestId }: Wanted,
): Promise<{ taskId: string; facts: Fact[] }> {
  const subject = requestId ?? messageId
  const open = await tx.task.findFirst({
    where: { clinicId: ctx.clinicId, status: "open", effectKey: { startsWith: `read_reply:${subject}:` } },
    select: { id: true },
  })
  if (open) return { taskId: open.id, facts: [] }
  const effectKey = `read_reply:${subject}:${messageId}:${why}`
  const { taskId, facts } = await makeTask(tx, ctx, {
    kind: "check_consent",
    title: "Read a reply",
    why: WHY[why],
    dueAt: addMs(ctx.now, (why === "distress" ? 1 : 4) * HOUR_MS),
    owner: { role: "frontdesk" },
    patientId,
    ...(leadId && { leadId }),
    href: REPLIES,
    source: "message",
    sourceId: messageId,
    effectKey,
  })
  if (taskId) return { taskId, facts }
  const known = await tx.task.findFirstOrThrow({ where: { clinicId: ctx.clinicId, effectKey } })
  return { taskId: known.id, facts: [] }
}

/** The question was answered plainly, or by a person: nothing is left to read. */
export const closeReading = (tx: Tx, ctx: Ctx, subject: string): Promise<Fact[]> =>
  closeTasks(
    tx,
    ctx,
    { clinicId: ctx.clinicId, effectKey: { startsWith: `read_reply:${subject}:` } },
    "answered",
  )
