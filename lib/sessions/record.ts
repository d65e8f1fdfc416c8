import type { ClientBase, Pool } from "pg"
import type { FactName } from "@/lib/facts"
import { newId } from "@/lib/ids"

export type SessionFact = {
  name: FactName
  clinicId: string | null
  actor: string
  actorName: string
  subjectType: string
  subjectId: string
  requestId: string
  at: Date
  before?: unknown
  after?: unknown
  reason?: string
}

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))

/**
 * Facts of the platform's own side (sessions belong to users, not to clinics), written on the connection whose
 * transaction makes them true.
 */
export async function recordSessionFact(on: Pool | ClientBase, fact: SessionFact): Promise<void> {
  await on.query({
    name: "session-fact",
    text: `insert into "Fact" (id, "clinicId", name, actor, "actorName", "subjectType", "subjectId", before, after,
        reason, "requestId", "createdAt")
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      newId(),
      fact.clinicId,
      fact.name,
      fact.actor,
      fact.actorName,
      fact.subjectType,
      fact.subjectId,
      json(fact.before),
      json(fact.after),
      fact.reason ?? null,
      fact.requestId,
      fact.at,
    ],
  })
}
