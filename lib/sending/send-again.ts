import { command } from "@/lib/operation"
import { putBack } from "@/lib/sending/again"
import { outgoingForWork } from "@/lib/sending/reach"
import { SendAgainInput } from "@/lib/sending/schema"

/** Sends what was blocked or failed once more: now, or when what held it back is over. Twice is harmless. */
export const sendAgain = command({
  name: "sending.again",
  may: "messages.send",
  input: SendAgainInput,
  async run({ ctx, tx, input, grant }) {
    const message = await outgoingForWork(tx, ctx, grant, input.messageId)
    return putBack(tx, ctx, { message, at: input.when === "later" ? message.heldUntil : null })
  },
})
