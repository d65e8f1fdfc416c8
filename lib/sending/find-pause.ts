import { z } from "zod"
import { query } from "@/lib/operation"
import { type SendingPauseView, sendingPause } from "@/lib/sending/pause"

/** What stops all sending, for the line above every page: whoever works here may know. */
export const findSendingPause = query({
  name: "sending.pauseNow",
  may: "today.read",
  input: z.strictObject({}),
  run: ({ ctx, tx }): Promise<SendingPauseView | null> => sendingPause(tx, ctx),
})
