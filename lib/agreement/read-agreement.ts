import { decidedSql, MOST_DECIDED } from "@/lib/agreement/decided"
import { type Agreement, AgreementInput, type AgreementRow } from "@/lib/agreement/schema"
import { query } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

type Counted = { kind: string; key: string; against: string; of: number; same: number }

/** How often people and outcomes bore out each rule, rule set and model. One statement. */
export const readAgreement = query({
  name: "agreement.read",
  may: "reports.read",
  input: AgreementInput,
  async run({ ctx, tx, input: { days } }): Promise<Agreement> {
    const since = addMs(ctx.now, -days * DAY_MS)
    const counted = await tx.$queryRaw<Counted[]>`
      ${decidedSql(ctx.clinicId, since)}
      select kind, key, against, count(*)::int as of, count(*) filter (where same)::int as same
      from said group by kind, key, against order by kind, key`
    const rowsOf = (kind: string): AgreementRow[] => {
      const keys = [...new Set(counted.filter((one) => one.kind === kind).map((one) => one.key))]
      const share = (key: string, against: string) => {
        const found = counted.find((one) => one.kind === kind && one.key === key && one.against === against)
        return { of: found?.of ?? 0, same: found?.same ?? 0 }
      }
      return keys
        .map((key) => ({ key, people: share(key, "people"), outcome: share(key, "outcome") }))
        .sort((one, other) => other.people.of + other.outcome.of - (one.people.of + one.outcome.of))
    }
    const scorers = rowsOf("scorer")
    const isCut = scorers.some(
      ({ people, outcome }) => people.of >= MOST_DECIDED || outcome.of >= MOST_DECIDED,
    )
    return { days, since: since.toISOString(), rules: rowsOf("rule"), scorers, isCut }
  },
})
