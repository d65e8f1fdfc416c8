import type { Ctx } from "@/lib/ctx"
import { ConsentCard } from "../../consents/consent-card"

/** What they have agreed to, and what not. */
export const Consents = ({ ctx, patientId }: { ctx: Ctx; patientId: string }) => (
  <ConsentCard ctx={ctx} patientId={patientId} />
)
