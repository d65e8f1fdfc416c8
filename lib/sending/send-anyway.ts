import { command } from "@/lib/operation"
import { putBack } from "@/lib/sending/again"
import { outgoingForWork } from "@/lib/sending/reach"
import { SendAnywayInput } from "@/lib/sending/schema"

/**
 * To protect life or health a colleague passes the day's number, the spacing and the night, and says why. Everything else
 * that the gate asks is asked all the same.
 */
export const sendAnyway = command({
  name: "sending.anyway",
  may: "messages.bypass",
  input: SendAnywayInput,
  async run({ ctx, tx, input, grant }) {
    const message = await outgoingForWork(tx, ctx, grant, input.messageId)
    return putBack(tx, ctx, { message, at: null, bypass: input.reason })
  },
})
