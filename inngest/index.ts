import type { InngestFunction } from "inngest"
import { expireApprovals } from "@/inngest/functions/expire-approvals"
import { importPatients } from "@/inngest/functions/import-patients"
import { leadScoringWorkflow } from "@/inngest/functions/lead-scoring-workflow"
import { processLeadForm } from "@/inngest/functions/process-lead-form"
import { processWhatsappMessage } from "@/inngest/functions/process-whatsapp-message"
import { retention } from "@/inngest/functions/retention"
import { sealAudit } from "@/inngest/functions/seal-audit"
import { sweepInbox } from "@/inngest/functions/sweep-inbox"
import { watchConnections } from "@/inngest/functions/watch-connections"

/** Every function there is; each also has its entry in `registry.ts`. */
export const functions: readonly InngestFunction.Any[] = [
  processWhatsappMessage,
  processLeadForm,
  leadScoringWorkflow,
  importPatients,
  sweepInbox,
  watchConnections,
  sealAudit,
  retention,
  expireApprovals,
]
