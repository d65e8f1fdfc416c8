import type { InngestFunction } from "inngest"
import { leadScoringWorkflow } from "@/inngest/functions/lead-scoring-workflow"
import { processWhatsappMessage } from "@/inngest/functions/process-whatsapp-message"
import { retention } from "@/inngest/functions/retention"
import { sweepInbox } from "@/inngest/functions/sweep-inbox"

/** Every function there is; each also has its entry in `registry.ts`. */
export const functions: readonly InngestFunction.Any[] = [
  processWhatsappMessage,
  leadScoringWorkflow,
  sweepInbox,
  retention,
]
