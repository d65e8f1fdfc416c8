import { keepEntry } from "@/lib/conversations/entries"
import { conversationForWork } from "@/lib/conversations/reach"
import { SnoozeConversationInput } from "@/lib/conversations/schema"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

const LONGEST_MS = 180 * DAY_MS

/** Puts a conversation away until then. Somebody who writes there brings it back before. */
export const snoozeConversation = command({
  name: "conversations.snooze",
  may: "conversations.work",
  input: SnoozeConversationInput,
  async run({ ctx, tx, input: { id, until } }) {
    const talk = await conversationForWork(tx, ctx, id)
    if (until <= ctx.now) fail("invalid_input", { fields: { until: "Choose a time that is still to come." } })
    if (until > addMs(ctx.now, LONGEST_MS))
      fail("invalid_input", { fields: { until: "At most half a year from now." } })
    const value = { id: talk.id, until: until.toISOString() }
    if (talk.status === "snoozed" && talk.snoozedUntil?.getTime() === until.getTime())
      return { value, facts: [] }
    await tx.conversation.update({
      where: { id: talk.id },
      data: { status: "snoozed", snoozedUntil: until, snoozedById: memberIdOf(ctx) },
    })
    await keepEntry(tx, ctx, talk.id, "snoozed", { until })
    const before = { status: talk.status }
    const after = { status: "snoozed", until: value.until }
    return {
      value,
      facts: [fact("conversation.snoozed", talk.id, { before, after })],
      events: [
        {
          name: "conversation.snoozed",
          id: `conversation.snoozed:${talk.id}:${until.getTime()}`,
          data: { clinicId: ctx.clinicId, conversationId: talk.id, until: value.until },
        },
      ],
    }
  },
})
