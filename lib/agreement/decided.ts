import { Prisma } from "@/lib/generated/prisma/client"
import { MEMBER_SCORER } from "@/lib/leads/words"

/** So many decisions of a kind are looked at, the newest: what is beyond them changes no rate. */
export const MOST_DECIDED = 2_000

export type Against = "people" | "outcome"
const DECISIONS: Record<Against, Prisma.Sql> = {
  people: Prisma.sql`
    select 'people' as against, "leadId", classification as came, disputed, "createdAt" as at from people`,
  outcome: Prisma.sql`
    select 'outcome' as against, "leadId", came, '{}'::text[] as disputed, at from ended`,
}

/**
 * `said`: each decision of these days beside each rule and each scorer whose word stood there. A person's newest score of
 * a lead, and how a lead that came in these days ended. Walks the newest decisions by index and one score of each; of
 * one kind alone where the other is not asked for.
 */
export const decidedSql = (clinicId: string, since: Date, only?: Against): Prisma.Sql => Prisma.sql`
  with people as (
    select distinct on ("leadId") "leadId", classification, disputed, "createdAt" from (
      select "leadId", classification, disputed, "createdAt" from "Score"
      where "clinicId" = ${clinicId}::uuid and scorer = ${MEMBER_SCORER} and "createdAt" >= ${since}
      order by "createdAt" desc, id desc limit ${MOST_DECIDED}
    ) newest order by "leadId", "createdAt" desc
  ), ended as (
    ${Prisma.join(
      ["won", "booked", "lost"].map((status) => endedSql(clinicId, status, since)),
      " union all ",
    )}
  ), decision as (
    ${Prisma.join(only ? [DECISIONS[only]] : Object.values(DECISIONS), " union all ")}
  ), beside as (
    select decision.*, score.scorer, score.classification, score."ruleScorer", score."ruleClassification", score.reasons
    from decision cross join lateral (
      select scorer, classification, "ruleScorer", "ruleClassification", reasons from "Score"
      where "clinicId" = ${clinicId}::uuid and "leadId" = decision."leadId" and scorer <> ${MEMBER_SCORER}
        and (decision.against = 'outcome' or "createdAt" <= decision.at)
      order by "createdAt" desc, id desc limit 1
    ) as score
  ), voice as (
    select beside.*, 'scorer' as kind, scorer as key, classification as word from beside
    union all
    select beside.*, 'scorer', "ruleScorer", "ruleClassification" from beside where "ruleScorer" is not null
    union all
    select beside.*, 'rule', rule.rule, coalesce("ruleClassification", classification)
    from beside cross join lateral (
      select distinct reason->>'rule' as rule from json_array_elements(
        case json_typeof(reasons) when 'array' then reasons else '[]'::json end
      ) as reason where reason->>'rule' is not null and reason->>'rule' not like 'model:%'
    ) as rule
  ), said as (
    select kind, key, against, "leadId", at, word, came, case against
      when 'people' then word = came and not (kind = 'rule' and key = any(disputed))
      else (word in ('HOT', 'WARM')) = (came in ('won', 'booked')) end as same
    from voice
  )`

const endedSql = (clinicId: string, status: string, since: Date) => Prisma.sql`(
  select id as "leadId", status as came, "createdAt" as at from "Lead"
  where "clinicId" = ${clinicId}::uuid and status = ${status} and "createdAt" >= ${since}
  order by "createdAt" desc, id desc limit ${MOST_DECIDED})`
