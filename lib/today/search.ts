import { listNextOf } from "@/lib/appointments/next-of"
import { type Ctx, grantOf } from "@/lib/ctx"
import { toAppError } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { listRuns } from "@/lib/jobs/list"
import { findLead } from "@/lib/leads/find"
import type { LeadRow } from "@/lib/leads/schema"
import { searchPeople } from "@/lib/leads/search-people"
import { STATUS_NAMES } from "@/lib/leads/words"
import type { Suggestion } from "@/lib/patients/suggest"
import { moment, toDate } from "@/lib/time"
import { searchSoftware } from "@/lib/today/search-software"

export type Hit = { id: string; label: string; hint?: string; href: string }
export type SearchAnswer = {
  patients: Hit[]
  leads: Hit[]
  appointments: Hit[]
  runs: Hit[]
  software: Hit[]
}

const MOST = 6

/** For the command menu: what a name, last digits or an id lead to, as far as the roles see. */
export async function searchAll(ctx: Ctx, q: string): Promise<SearchAnswer> {
  const text = q.trim().slice(0, 80)
  if (text.length < 2) return { patients: [], leads: [], appointments: [], runs: [], software: [] }
  const [{ people, leads }, runs, software] = await Promise.all([
    searchClinic(ctx, text),
    searchRuns(ctx, text),
    findSoftware(ctx, text),
  ])
  return {
    patients: people.map(({ id, name, address }) => ({
      id,
      label: name,
      hint: address ?? undefined,
      href: `/patients/${id}`,
    })),
    leads: leads.map((lead) => ({
      id: lead.id,
      label: lead.patient.name,
      hint: [lead.classification, STATUS_NAMES[lead.status], lead.owner?.name].filter(Boolean).join(" · "),
      href: `/leads/${lead.id}`,
    })),
    appointments: await appointmentsOf(ctx, people),
    runs,
    software,
  }
}

/** The next appointment of each person found. */
async function appointmentsOf(ctx: Ctx, people: readonly Suggestion[]): Promise<Hit[]> {
  if (people.length === 0 || !grantOf(ctx, "appointments.read")) return []
  const rows = await listNextOf(ctx, { patientIds: people.map((one) => one.id) })
  return rows.map((row) => ({
    id: row.id,
    label: row.patient.name,
    hint: [moment(toDate(row.startsAt), ctx.clinic.timeZone), row.service.name].join(" · "),
    href: `/appointments/${row.id}`,
  }))
}

type Found = { people: Suggestion[]; leads: LeadRow[] }

/** Whoever is called so or reached there, with a lead or without, and their leads; a lead by its id. */
async function searchClinic(ctx: Ctx, q: string): Promise<Found> {
  const scope = grantOf(ctx, "patients.read")?.scope
  const found: Found =
    scope === "all" || scope === "own"
      ? await searchPeople(ctx, { q, most: MOST })
      : { people: [], leads: [] }
  return isId(q) && found.leads.length === 0 ? { ...found, leads: await leadById(ctx, q) } : found
}

async function leadById(ctx: Ctx, id: string): Promise<LeadRow[]> {
  if (!grantOf(ctx, "leads.read")) return []
  const found = await findLead(ctx, { id }).catch((error) =>
    toAppError(error).code === "not_found" ? null : Promise.reject(error),
  )
  return found ? [found.lead] : []
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

/** Releases first: whoever types a commit looks for what was built from it. */
async function findSoftware(ctx: Ctx, q: string): Promise<Hit[]> {
  if (!grantOf(ctx, "deployments.read")) return []
  const { releases, deployments } = await searchSoftware(ctx, { q })
  return [
    ...releases.map(({ id, title, version, gitSha }) => ({
      id,
      label: `${title} ${version ?? ""}`.trim(),
      hint: gitSha.slice(0, 10),
      href: `/deployments/releases/${id}`,
    })),
    ...deployments.map(({ id, service, environment, status, createdAt }) => ({
      id,
      label: `${service} → ${environment}`,
      hint: [status.replaceAll("_", " "), moment(createdAt, "UTC")].join(" · "),
      href: `/deployments/${id}`,
    })),
  ].slice(0, MOST)
}
