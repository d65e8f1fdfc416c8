import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { Prisma } from "@/lib/generated/prisma/client"
import { type Outcome, type Standing, standingAfter } from "@/lib/probes/rules"
import type { ProbeState } from "@/lib/probes/words"

type Found = Outcome & { id: string; isMuted?: boolean }
type Written = Standing & Found & { isMuted: boolean }
export type Round = {
  at: Date
  isMuted: boolean
  found: readonly Found[]
  unasked: readonly { id: string; detail: string }[]
}

/**
 * What one round found, of all probes at once: five statements, however many there are. A round of the same moment
 * counts once. That a service went down or came back is a fact; that it still answers is only counted.
 */
export async function keepRound(tx: Tx, { at, found, unasked, isMuted }: Round) {
  if (unasked.length > 0) await noteUnasked(tx, unasked)
  const fresh = await keepSamples(tx, at, found, isMuted)
  if (fresh.length === 0) return { value: { recorded: 0, down: 0 }, facts: [] }
  const before = await tx.probe.findMany({
    where: { id: { in: fresh.map((one) => one.id) } },
    select: { id: true, slowMs: true, state: true, since: true, failedInRow: true, failingSince: true },
  })
  const facts: Fact[] = []
  const after: Written[] = fresh.flatMap((one) => {
    const known = before.find((probe) => probe.id === one.id)
    if (!known) return []
    const { slowMs, id: _, ...standing } = { ...known, state: known.state as ProbeState }
    const next = standingAfter(standing, one, { at, slowMs, isMuted: one.isMuted })
    facts.push(...changed(one.id, standing.state, next, one.detail))
    return [{ ...one, ...next }]
  })
  await writeStandings(tx, at, after)
  await countDays(tx, at, after)
  return {
    value: { recorded: after.length, down: after.filter((one) => one.state === "down").length },
    facts,
  }
}

function changed(id: string, before: ProbeState, { state, since }: Standing, detail: string): Fact[] {
  const code = detail.split(" ")[0] ?? ""
  if (state === "down" && before !== "down")
    return [fact("probe.went_down", id, { after: { code, since: since?.toISOString() ?? null } })]
  if (before === "down" && state !== "down") return [fact("probe.came_back", id, { after: { code } })]
  return []
}

/** Only those of this moment that nobody has kept yet. */
async function keepSamples(tx: Tx, at: Date, found: readonly Found[], isMuted: boolean) {
  if (found.length === 0) return []
  const rows = found.map((one) => ({ ...one, isMuted: isMuted || (one.isMuted ?? false) }))
  const kept = await tx.$queryRaw<{ probeId: string }[]>`
    insert into "ProbeSample" ("probeId", at, "isUp", ms, detail, "isMuted")
    select probe.id, ${at}, one."isUp", one.ms, one.detail, one."isMuted"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (id uuid, "isUp" bool, ms int, detail text, "isMuted" bool)
    join "Probe" probe on probe.id = one.id and probe."retiredAt" is null
    on conflict do nothing returning "probeId"`
  const fresh = new Set(kept.map((one) => one.probeId))
  return rows.filter((one) => fresh.has(one.id))
}

const writeStandings = (tx: Tx, at: Date, after: readonly Written[]) => tx.$executeRaw`
  update "Probe" probe set state = one.state, since = one.since, "failedInRow" = one."failedInRow",
    "failingSince" = one."failingSince", "lastAt" = ${at}, "lastMs" = one.ms, "lastDetail" = one.detail,
    "notAfter" = coalesce(one."notAfter", probe."notAfter")
  from jsonb_to_recordset(${JSON.stringify(after)}::jsonb) as one (id uuid, state text, since timestamptz,
    "failedInRow" int, "failingSince" timestamptz, ms int, detail text, "notAfter" timestamptz)
  where probe.id = one.id`

/** What could not be asked keeps no state: neither the last good nor the last bad one holds. */
const noteUnasked = (tx: Tx, unasked: readonly { id: string; detail: string }[]) => tx.$executeRaw`
  update "Probe" probe set state = 'unknown', since = case when probe.state = 'unknown' then probe.since end,
    "failedInRow" = 0, "failingSince" = null, "lastDetail" = one.detail
  from jsonb_to_recordset(${JSON.stringify(unasked)}::jsonb) as one (id uuid, detail text)
  where probe.id = one.id and one.detail <> 'deploying'`

const countDays = (tx: Tx, at: Date, after: readonly Written[]) =>
  tx.$executeRaw(Prisma.sql`
  insert into "ProbeDay" as kept ("probeId", day, up, down, muted, "msSum", "msMax", "downSeconds")
  select one.id, (${at}::timestamptz at time zone 'UTC')::date,
    (one."isUp" and not one."isMuted")::int, (not one."isUp" and not one."isMuted")::int, one."isMuted"::int,
    case when one."isUp" then one.ms else 0 end, case when one."isUp" then one.ms else 0 end,
    case when one."isUp" or one."isMuted" then 0 else extract(epoch from ${at}::timestamptz -
      greatest(one."failingSince", date_trunc('day', ${at}::timestamptz, 'UTC')))::int end
  from jsonb_to_recordset(${JSON.stringify(after)}::jsonb) as one (id uuid, "isUp" bool, ms int, "isMuted" bool,
    "failingSince" timestamptz)
  on conflict ("probeId", day) do update set up = kept.up + excluded.up, down = kept.down + excluded.down,
    muted = kept.muted + excluded.muted, "msSum" = kept."msSum" + excluded."msSum",
    "msMax" = greatest(kept."msMax", excluded."msMax"),
    "downSeconds" = greatest(kept."downSeconds", excluded."downSeconds")`)
