import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { matchOf, matchSql } from "@/lib/jobs/match"
import { reachSql } from "@/lib/jobs/reach"
import { RunFilters } from "@/lib/jobs/schema"
import { RUN_STATUSES } from "@/lib/jobs/words"
import { grantFor } from "@/lib/operation"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"

const db = await testDatabase()
afterAll(closeDb)

const RARE = "00000000-0000-4000-8000-000000000007"
let clinic: MadeClinic
let ctxFor: Awaited<ReturnType<typeof memberOf>>

/** Each value but the commonest is rare, so that an index that fits is worth more than walking all of a clinic's runs. */
beforeAll(async () => {
  clinic = await makeClinic()
  ctxFor = await memberOf(clinic)
  const other = await makeClinic()
  for (const one of [clinic, other]) {
    await db.owner.query(
      `insert into engine.run (id, function_id, event_id, event_name, clinic_id, status, max_attempts, created_at, attempt,
         subject_id, patient_id, provider, schedule_id, release_sha, fingerprint, rerun_action, settled_as)
       select gen_random_uuid(), (array['process-whatsapp-message', 'process-lead-form', 'lead-scoring-workflow'])[1 + n % 3],
         $1 || n, 'e', $1::uuid, case when n % 50 = 0 then 'failed' when n % 5000 = 1 then 'sleeping' else 'completed' end, 3,
         clock_timestamp() - n * interval '1 second', case when n % 400 = 0 then 1 else 0 end,
         md5((n / 5)::text)::uuid::text, md5((n / 10)::text)::uuid, (array['whatsapp', 'hubspot'])[1 + (n % 500 = 0)::int],
         case when n % 600 = 0 then 'stale-lead-refresh' end, 'release-' || n / 1000,
         case when n % 50 = 0 then 'cause-' || n % 1000 end, case when n % 900 = 0 then $2::uuid end,
         case when n % 100 = 0 then 'rerun' end
       from generate_series(1, 40000) n`,
      [one.id, RARE],
    )
  }
  await db.owner.query("analyze engine.run")
})

async function planOf(
  filters: Record<string, string>,
  role: "admin" | "coordinator" = "admin",
): Promise<string> {
  const ctx = ctxFor([role])
  const reach = reachSql(ctx, grantFor(ctx, "runs.read"))
  const { cursor, ...input } = RunFilters.parse(filters)
  return inClinic(clinic.id, async (tx) => {
    const match = await matchOf(tx, clinic.id, input)
    if (!match) throw new Error("nothing can match")
    const rows = await tx.$queryRaw<{ "QUERY PLAN": string }[]>(
      Prisma.sql`explain ${matchSql(match, reach, 51, cursor)}`,
    )
    return rows.map((row) => row["QUERY PLAN"]).join("\n")
  })
}

const BY: [filters: Record<string, string>, index: string][] = [
  [{}, "run_by_clinic"],
  [{ function: "process-lead-form" }, "run_by_function"],
  [{ status: "failed" }, "run_by_status"],
  [{ status: "failed,sleeping" }, "run_by_status"],
  [{ lead: RARE }, "run_by_subject"],
  [{ patient: RARE }, "run_by_patient"],
  [{ provider: "hubspot" }, "run_by_provider"],
  [{ schedule: "stale-lead-refresh" }, "run_by_schedule"],
  [{ release: "release-7".padEnd(40, "0") }, "run_by_release"],
  [{ cause: "cause-50" }, "run_by_cause"],
  [{ rerun: RARE }, "run_by_rerun"],
  [{ attempt: "retried" }, "run_retried"],
]

describe("each list of runs", () => {
  it.each(BY)("%j is read by an index made for it", async (filters, index) => {
    const plan = await planOf(filters)
    expect(plan).toContain(index)
    expect(plan).not.toMatch(/Seq Scan on run\b/)
  })

  it("of dead letters, by one of what failed", async () => {
    expect(await planOf({ dead: "1" })).toMatch(/run_unsettled|run_by_status/)
  })

  const PAIRS = BY.flatMap(([one], at) => BY.slice(at + 1).map(([other]) => [{ ...one, ...other }] as const))
  it.each(PAIRS)("%j reads no run that an index could leave out", async (filters) => {
    expect(await planOf(filters)).not.toMatch(/Seq Scan on run\b/)
  })

  it("with all filters at once, and every state, is still read by index", async () => {
    const all = Object.assign({}, ...BY.map(([filters]) => filters), {
      status: RUN_STATUSES.join(","),
      dead: "1",
    })
    for (const more of [{}, { from: "2020-01-01T00:00:00Z", to: "2040-01-01T00:00:00Z" }])
      expect(await planOf({ ...all, ...more })).not.toMatch(/Seq Scan on run\b/)
  })

  it("of a coordinator's own leads, too", async () => {
    const some: Record<string, string>[] = [{}, { status: "failed" }, { function: "process-lead-form" }]
    for (const filters of some) expect(await planOf(filters, "coordinator")).not.toMatch(/Seq Scan on run\b/)
  })
})
