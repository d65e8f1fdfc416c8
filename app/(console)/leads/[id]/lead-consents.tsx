import type { Ctx } from "@/lib/ctx"
import { ConsentCard } from "../../consents/consent-card"

/** What the patient allows, beside the lead; nothing for whom it is not to be seen. */
export const LeadConsents = ({ ctx, patientId }: { ctx: Ctx; patientId: string }) => (
  <ConsentCard ctx={ctx} patientId={patientId} />
)
