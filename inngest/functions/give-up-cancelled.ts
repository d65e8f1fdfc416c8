import { onCancelled } from "@/inngest/on-cancelled"
import { giveUpMessage } from "@/lib/messaging/fail"

type Begun = { clinicId: string; messageId: string }

/** What it was to send is given up. */
export const giveUpCancelled = onCancelled<Begun>("give-up-cancelled", {
  of: "send-whatsapp-message",
  step: "give-up",
  end: (ctx, { messageId }) => giveUpMessage(ctx, { messageId }),
})
