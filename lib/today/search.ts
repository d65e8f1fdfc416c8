import { type Ctx, grantOf } from "@/lib/ctx"
import { toAppError } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { listRuns } from "@/lib/jobs/list"
import { findLead } from "@/lib/leads/find"
import { listLeads } from "@/lib/leads/list"
import type { LeadRow } from "@/lib/leads/schema"
import { STATUS_NAMES } from "@/lib/leads/words"
import { type Suggestion, suggestPatients } from "@/lib/patients/suggest"

export type Hit = { id: string; label: string; hint?: string; href: string }
export type SearchAnswer = { patients: Hit[]; leads: Hit[]; runs: Hit[] }

const MOST = 6

/** For the command menu: what a name, last digits or an id lead to, as far as the roles see. */
export async function searchAll(ctx: Ctx, q: string): Promise<SearchAnswer> {
  const text = q.trim().slice(0, 80)
  if (text.length < 2) return { patients: [], leads: [], runs: [] }
  const [people, leads, runs] = await Promise.all([
    searchPeople(ctx, text),
    searchLeads(ctx, text),
    searchRuns(ctx, text),
  ])
  return {
    patients: people.map(({ id, name, address }) => ({
      id,
      label: name,
      hint: address ?? undefined,
      href: `/patients/${id}`,
    })),
    leads: leads.slice(0, MOST).map((lead) => ({
      id: lead.id,
      label: lead.patient.name,
      hint: [lead.classification, STATUS_NAMES[lead.status], lead.owner?.name].filter(Boolean).join(" · "),
      href: `/leads/${lead.id}`,
    })),
    runs,
  }
}

/** Whoever is called so or reached there, with a lead or without. */
async function searchPeople(ctx: Ctx, q: string): Promise<Suggestion[]> {
  const scope = grantOf(ctx, "patients.read")?.scope
  return scope === "all" || scope === "own" ? suggestPatients(ctx, { q, most: MOST }) : []
}

async function searchLeads(ctx: Ctx, q: string): Promise<LeadRow[]> {
  const grant = grantOf(ctx, "leads.read")
  if (!grant) return []
  if (isId(q)) {
    const found = await findLead(ctx, { id: q }).catch((error) =>
      toAppError(error).code === "not_found" ? null : Promise.reject(error),
    )
    if (found) return [found.lead]
  }
  return grant.scope === "masked" ? [] : (await listLeads(ctx, { q })).rows
}

async function searchRuns(ctx: Ctx, q: string): Promise<Hit[]> {
  if (!grantOf(ctx, "runs.read")) return []
  const { rows } = await listRuns(ctx, { q })
  return rows.slice(0, MOST).map((run) => ({
    id: run.id,
    label: run.functionId,
    hint: run.status,
    href: `/jobs/runs/${run.id}`,
  }))
}
