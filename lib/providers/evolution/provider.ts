import { parse } from "@/lib/providers/evolution/parse"
import { redact } from "@/lib/providers/evolution/redact"
import { split } from "@/lib/providers/evolution/split"
import { verifyHeader, verifyJwt, verifyPath } from "@/lib/providers/evolution/verify"
import type { InboundProvider } from "@/lib/providers/provider"

/** Evolution API: the clinic's own WhatsApp phone, linked to a server that it runs. */
export const evolution: InboundProvider = {
  name: "evolution",
  hasLongPath: true,
  contentTypes: ["application/json"],
  maxBytes: 16 * 1024 * 1024,
  schemes: { jwt: verifyJwt, "evolution-header": verifyHeader, "evolution-path": verifyPath },
  keepHeaders: ["content-type", "user-agent"],
  split,
  parse,
  redact,
}
