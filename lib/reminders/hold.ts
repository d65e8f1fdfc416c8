import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { gateFacts } from "@/lib/messaging/gate-facts"
import { judge } from "@/lib/messaging/gate-rules"
import type { OutgoingContent } from "@/lib/messaging/outgoing"

type Wanted = { patientId: string; contactId: string; content: OutgoingContent; tooLateAt: Date }

/**
 * Until when a message is held back that could still go out then, in time; null: it goes out now, or what keeps it back
 * does not pass. The night, the day's number of messages and the time between two are waited for, never passed over.
 */
export async function heldUntil(tx: Tx, ctx: Ctx, wanted: Wanted): Promise<Date | null> {
  const { patientId, contactId, content, tooLateAt } = wanted
  const isTemplate = content.kind === "template"
  const [known] = await gateFacts(tx, ctx, [
    {
      patientId,
      contactId,
      at: ctx.now,
      templateVersionId: isTemplate ? content.templateVersionId : null,
      isFirst: isTemplate,
    },
  ])
  if (!known) return null
  const verdict = judge(
    {
      purpose: "reminder",
      isTemplate,
      body: content.body,
      at: ctx.now,
      writtenAt: ctx.now,
      tooLateAt,
      byMember: false,
      bypass: false,
      isRetry: false,
      isLeaving: false,
    },
    known,
  )
  return !verdict.may && verdict.until && verdict.until < tooLateAt ? verdict.until : null
}
