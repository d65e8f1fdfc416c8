import type { Measured } from "@/lib/alerts/measure"
import { LEAST_CALLS, LEAST_FAILED } from "@/lib/alerts/registry"
import { platformPool } from "@/lib/db"
import { DATABASE } from "@/lib/figures/calls"

/** Which rule a partner falls under. */
export const RULE_OF: Readonly<Record<string, string>> = {
  whatsapp: "messaging-failing",
  twilio: "messaging-failing",
  evolution: "messaging-failing",
  hubspot: "crm-failing",
  openai: "model-failing",
}

// By `now()`, which stands still while it is asked: no index serves a clock that runs on.
export const CALLS = `
  select partner, count(*) filter (where failed > 0)::int as clinics, sum(calls)::int as calls,
    sum(failed)::int as failed, coalesce(max(failed::float8 / calls) filter (where calls >= $1), 0) as worst
  from (
    select partner, connection_id, sum(calls) as calls, sum(failed) as failed
    from engine.call_stat where minute > now() - interval '16 minutes' group by 1, 2
  ) as of_one
  where partner = any ($2) group by 1`
const LOST = `
  select coalesce(sum(failed), 0)::int as lost from engine.call_stat
  where partner = $1 and minute > now() - interval '6 minutes'`

type Called = { partner: string; clinics: number; calls: number; failed: number; worst: number }

/** How calls of partners and connections to the database went of late, over all clinics: one reading a partner. */
export async function measureCalls(): Promise<Measured[]> {
  const [called, lost] = await Promise.all([
    platformPool().query<Called>(CALLS, [LEAST_CALLS, Object.keys(RULE_OF)]),
    platformPool().query<{ lost: number }>(LOST, [DATABASE]),
  ])
  return [
    ...called.rows.flatMap(ofPartner),
    ...lost.rows.map((one) => ({ clinicId: null, name: "database-errors", subject: "", value: one.lost })),
  ]
}

/** One clinic's token that is refused must not drown among the calls of all the others. */
function ofPartner({ partner, clinics, calls, failed, worst }: Called): Measured[] {
  const name = RULE_OF[partner]
  if (!name) return []
  const whole = calls >= LEAST_CALLS ? failed / calls : 0
  return [
    {
      clinicId: null,
      name,
      subject: partner,
      value: Math.max(whole, worst),
      isSlight: failed < LEAST_FAILED,
      detail: `${failed} of ${calls} calls, ${clinics} ${clinics === 1 ? "clinic" : "clinics"}`,
    },
  ]
}
