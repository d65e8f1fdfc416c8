import type { z } from "zod"
import { AuditFilters } from "@/lib/audit/schema"
import { actorLabel } from "@/lib/ctx"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { addMs, MINUTE_MS } from "@/lib/time"

/** A view that refreshes itself is still one view. */
const SAME_VIEW_MS = 10 * MINUTE_MS

/** Reading the audit log is itself audited: once a view, that is a reader, a session of looking and its filters. */
export const recordAuditRead = command({
  name: "audit.recordRead",
  may: "audit.read",
  input: AuditFilters,
  async run({ ctx, tx, input }) {
    const filters = recordedFilters(input)
    const recent = await tx.fact.findMany({
      where: {
        actor: actorLabel(ctx.actor),
        name: "audit.read",
        createdAt: { gte: addMs(ctx.now, -SAME_VIEW_MS) },
      },
      select: { after: true },
    })
    const wanted = JSON.stringify(filters)
    if (recent.some((one) => JSON.stringify(one.after) === wanted)) return { value: null, facts: [] }
    return { value: null, facts: [fact("audit.read", ctx.clinicId, { after: filters })] }
  },
})

/** What was asked for, as a fact may hold it: whoever types a name where an id belongs leaves no name behind. */
export function recordedFilters({ name, subject, patientId, ...rest }: z.output<typeof AuditFilters>) {
  const id = (value: string) => (isId(value) ? value : "no id")
  const said = { ...rest, what: name, subject: subject && id(subject), patientId: patientId && id(patientId) }
  return JSON.parse(JSON.stringify(said)) as Record<string, string>
}
