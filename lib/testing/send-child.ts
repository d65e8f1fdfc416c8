/** One attempt at a message in a process of its own, for what becomes of it when that is frozen: clinic, message. */
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { sendMessage } from "@/lib/messaging/send"

const [clinicId = "", messageId = ""] = process.argv.slice(2)
const ctx = systemCtx(
  clinicId,
  { slug: "frozen", name: "A", timeZone: "UTC" },
  "send-whatsapp-message",
  newId(),
)
const came = await sendMessage(ctx, messageId, "send").then(
  ({ status }) => status,
  (error: { code?: string }) => error.code ?? String(error),
)
process.send?.(came)
await closeDb()
process.disconnect()
