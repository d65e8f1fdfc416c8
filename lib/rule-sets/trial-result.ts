import type { Ctx } from "@/lib/ctx"
import { grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { CLASSIFICATIONS, type Classification, type Urgency } from "@/lib/scoring/schema"

const MOST_NAMED = 50
const MOST_EXAMPLES = 20

export type TrialExample = {
  leadId: string
  patientId: string
  name: string
  was: { classification: Classification; urgency: Urgency }
  now: { classification: Classification; urgency: Urgency }
  reasons: string[]
  person: { classification: string; urgency: string } | null
}

export type TrialResult = {
  looked: number
  /** moves[was][now] */
  moves: Record<Classification, Record<Classification, number>>
  fell: number
  rose: number
  otherClass: number
  /** Of leads that a person decided about: with how many each set agrees in class. */
  people: { decided: number; was: number; now: number }
  /** Urgency first: whoever would be seen later, then sooner, then another class. Empty for who may not see scores of all. */
  examples: TrialExample[]
}

type Count = {
  wasClassification: Classification
  classification: Classification
  overrideClassification: string | null
  weight: number
  n: number
}

const noMoves = (): TrialResult["moves"] =>
  Object.fromEntries(
    CLASSIFICATIONS.map((was) => [was, Object.fromEntries(CLASSIFICATIONS.map((now) => [now, 0]))]),
  ) as TrialResult["moves"]

/** What a trial found so far, of rules or of a model: the same figures for both. Three statements, however many leads. */
export async function trialResult(tx: Tx, ctx: Ctx, trial: string, names = true): Promise<TrialResult> {
  const { clinicId } = ctx
  const counts = await tx.$queryRaw<Count[]>`
    select "wasClassification", classification, "overrideClassification", weight, count(*)::int as n
    from "ShadowScore" where "clinicId" = ${clinicId}::uuid and trial = ${trial} group by 1, 2, 3, 4`
  const moves = noMoves()
  const people = { decided: 0, was: 0, now: 0 }
  const byWeight = [0, 0, 0, 0]
  for (const { wasClassification, classification, overrideClassification, weight, n } of counts) {
    moves[wasClassification][classification] += n
    byWeight[weight] = (byWeight[weight] ?? 0) + n
    if (overrideClassification === null) continue
    people.decided += n
    if (overrideClassification === wasClassification) people.was += n
    if (overrideClassification === classification) people.now += n
  }
  const [fell = 0, rose = 0, otherClass = 0, same = 0] = byWeight
  const examples = names && mayName(ctx) ? await examplesOf(tx, clinicId, trial) : []
  return { looked: fell + rose + otherClass + same, moves, fell, rose, otherClass, people, examples }
}

const mayName = (ctx: Ctx): boolean =>
  grantOf(ctx, "leads.read")?.scope === "all" && grantOf(ctx, "leads.score.read")?.scope === "all"

async function examplesOf(tx: Tx, clinicId: string, trial: string): Promise<TrialExample[]> {
  const select = {
    leadId: true,
    wasClassification: true,
    wasUrgency: true,
    classification: true,
    urgency: true,
    reasons: true,
    overrideClassification: true,
    overrideUrgency: true,
    lead: { select: { patientId: true, patient: { select: { name: true } } } },
  } as const
  const orderBy = [{ weight: "asc" as const }, { id: "asc" as const }]
  const urgent = await tx.shadowScore.findMany({
    where: { clinicId, trial, weight: { lte: 1 } },
    orderBy,
    take: MOST_NAMED,
    select,
  })
  const others = await tx.shadowScore.findMany({
    where: { clinicId, trial, weight: 2 },
    orderBy,
    take: MOST_EXAMPLES,
    select,
  })
  return [...urgent, ...others].map((row) => ({
    leadId: row.leadId,
    patientId: row.lead.patientId,
    name: row.lead.patient.name,
    was: { classification: row.wasClassification as Classification, urgency: row.wasUrgency as Urgency },
    now: { classification: row.classification as Classification, urgency: row.urgency as Urgency },
    reasons: (row.reasons as { rule: string }[]).map(({ rule }) => rule),
    person: row.overrideClassification
      ? { classification: row.overrideClassification, urgency: row.overrideUrgency ?? "none" }
      : null,
  }))
}
