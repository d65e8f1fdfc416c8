import type { InboundProvider } from "@/lib/providers/provider"
import { handshake } from "@/lib/providers/whatsapp/handshake"
import { parse } from "@/lib/providers/whatsapp/parse"
import { split } from "@/lib/providers/whatsapp/split"
import { verifyDialog, verifyDialogHeader, verifyMeta } from "@/lib/providers/whatsapp/verify"

/** WhatsApp, straight from Meta or through 360dialog, which passes Meta's bodies on under its own signature. */
export const whatsapp: InboundProvider = {
  name: "whatsapp",
  contentTypes: ["application/json"],
  maxBytes: 1024 * 1024,
  schemes: { meta: verifyMeta, "360dialog": verifyDialog, "360dialog-header": verifyDialogHeader },
  keepHeaders: ["content-type", "user-agent"],
  split,
  parse,
  handshake,
}
