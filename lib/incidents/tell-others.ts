import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { notifyOperations } from "@/lib/operation-notices/notify"

type Notice = { incident: { id: string; severity: string }; what: string; title: string; body: string }

/** Through every channel of operations; of one `what` once. Maintenance mutes alerts, and nothing that people say. */
export const tellOthers = (tx: Tx, ctx: Ctx, { incident, what, title, body }: Notice): Promise<Fact[]> =>
  notifyOperations(tx, ctx, {
    kind: "incident",
    key: `incident:${incident.id}:${what}`,
    title,
    body,
    href: `/operations/incidents/${incident.id}`,
    severity: incident.severity === "minor" ? "warning" : "critical",
  })
