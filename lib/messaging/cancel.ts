import { takeBack } from "@/lib/messaging/take-back"
import { command } from "@/lib/operation"
import { outgoingForWork } from "@/lib/sending/reach"
import { MessageInput } from "@/lib/sending/schema"

/**
 * Takes a message back that has not begun to leave: an undo, or one planned for later. Twice is harmless. Whoever is
 * sending it holds the effect's lock, so that one of the two wins.
 */
export const cancelMessage = command({
  name: "messages.cancel",
  may: "messages.send",
  input: MessageInput,
  async run({ ctx, tx, input, grant }) {
    const message = await outgoingForWork(tx, ctx, grant, input.messageId)
    return { value: { id: message.id }, facts: await takeBack(tx, ctx, message) }
  },
})
