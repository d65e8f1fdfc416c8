import { listAuditChoices } from "@/lib/audit/choices"
import { listFacts } from "@/lib/audit/list"
import { recordAuditRead } from "@/lib/audit/record-read"
import type { Ctx } from "@/lib/ctx"
import { AuditTable } from "./audit-table"
import { auditFilters, type Params } from "./search-params"
import { factTitle } from "./words"

export async function AuditView({ ctx, params }: { ctx: Ctx; params: Params }) {
  const filters = auditFilters(params, ctx.now)
  const { cursor: _, ...looked } = filters
  await recordAuditRead(ctx, looked)
  const page = await listFacts(ctx, filters)
  const { actors, names, ownOnly } = await listAuditChoices(ctx, {})
  const path = `/api/audit?${new URLSearchParams(filters)}`
  return (
    <AuditTable
      key={path}
      path={path}
      first={page}
      actors={ownOnly ? [] : actors.map(({ actor, name }) => ({ value: actor, label: name }))}
      names={names.map((name) => ({ value: name, label: factTitle(name) }))}
      isFiltered={Object.keys(looked).length > 0}
    />
  )
}
