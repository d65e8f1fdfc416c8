import pg from "pg"
import type { Ctx } from "@/lib/ctx"
import type { RunFiltersInput } from "@/lib/jobs/schema"
import { type Line, type Result, round } from "./line"
import { type Stats, statsOf } from "./stats"
import { throwAwayDatabase } from "./throw-away"

const SMALL = 10_000
const LARGE = 1_000_000
const ROUNDS = 150
const WARM_UP = 20
const DEEP_PAGE = 1_000
const PAGE = 50

const FILTERS: RunFiltersInput = {
  function: "lead-scoring-workflow",
  status: "failed",
  provider: "whatsapp",
}

/** Every fifth run matches all three filters in both clinics; the others match two of them, or one. */
async function seed(owner: pg.Client, clinicId: string, runs: number): Promise<void> {
  await owner.query(
    `insert into "Clinic" (id, slug, name, "timeZone", country, currency) values ($1, $2, 'Bench', 'UTC', 'RO', 'RON')`,
    [clinicId, `bench-${runs}`],
  )
  await owner.query(
    `insert into engine.run (id, function_id, event_id, event_name, clinic_id, subject_id, patient_id, status, attempt,
       max_attempts, error, provider, release_sha, fingerprint, created_at, started_at, finished_at)
     select gen_random_uuid(),
       case when n % 5 in (0, 2, 3) then 'lead-scoring-workflow' else 'process-whatsapp-message' end,
       $1::text || n, 'message.received', $1::uuid, md5((n / 4)::text)::uuid::text, md5((n / 8)::text)::uuid,
       case when n % 5 in (0, 1, 3) then 'failed' else 'completed' end, n % 3, 5,
       case when n % 5 in (0, 1, 3) then '{"name":"Error","message":"provider_failed"}'::json end,
       case when n % 5 in (0, 1, 2) then 'whatsapp' else 'hubspot' end, 'release-' || n / 50000,
       case when n % 5 in (0, 1, 3) then 'cause-' || n % 40 end, at, at, at + interval '120 ms'
     from generate_series(1, $2::int) n, lateral (select now() - n * interval '1 second' as at) as begun`,
    [clinicId, runs],
  )
}

const ctxFor = (clinicId: string): Ctx => ({
  requestId: "bench",
  now: new Date(),
  actor: { kind: "member", userId: clinicId, memberId: clinicId, name: "Bench", sessionId: clinicId },
  clinicId: clinicId as Ctx["clinicId"],
  clinic: { slug: "bench", name: "Bench", timeZone: "UTC" },
  roles: ["admin"],
})

/** Where page `number` begins: the place of the last row before it, as a reader who pressed "next" so often has it. */
async function cursorOf(owner: pg.Client, clinicId: string, number: number): Promise<string | undefined> {
  const { writeCursor } = await import("@/lib/cursor")
  const { rows } = await owner.query<{ id: string; at: Date }>(
    `select id, created_at as at from engine.run where clinic_id = $1 and function_id = 'lead-scoring-workflow'
       and status = 'failed' and provider = 'whatsapp' order by created_at desc, id desc offset $2 limit 1`,
    [clinicId, (number - 1) * PAGE - 1],
  )
  return rows[0] && writeCursor(rows[0])
}

type Job = { ctx: Ctx; cursor?: string }

async function measure(jobs: Job[]): Promise<Stats[]> {
  const { listRuns } = await import("@/lib/jobs/list")
  const samples: number[][] = jobs.map(() => [])
  for (let n = -WARM_UP; n < ROUNDS; n++) {
    // In turn, so that what else the machine does falls on all alike.
    for (const [at, { ctx, cursor }] of jobs.entries()) {
      const fromMs = performance.now()
      const page = await listRuns(ctx, { ...FILTERS, cursor })
      const tookMs = performance.now() - fromMs
      if (page.rows.length !== PAGE) throw new Error(`a page of ${page.rows.length} runs`)
      if (n >= 0) samples[at]?.push(tookMs)
    }
  }
  return samples.map(statsOf)
}

async function run(): Promise<Result> {
  const database = await throwAwayDatabase()
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  try {
    const small = "00000000-0000-7000-8000-000000000001"
    const large = "00000000-0000-7000-8000-000000000002"
    await seed(owner, small, SMALL)
    await seed(owner, large, LARGE)
    await owner.query("vacuum analyze")
    const cursor = await cursorOf(owner, large, DEEP_PAGE)
    if (!cursor) throw new Error("too few runs match for page 1,000")
    const [base, first, deep] = await measure([
      { ctx: ctxFor(small) },
      { ctx: ctxFor(large) },
      { ctx: ctxFor(large), cursor },
    ])
    if (!base || !first || !deep) throw new Error("not measured")
    const worst = round(Math.max(first.p95, deep.p95) / base.p95)
    const counted = await counting([ctxFor(small), ctxFor(large)])
    return {
      measured: `listRuns, three filters, ${LARGE.toLocaleString("en")} runs, ${ROUNDS} times each`,
      against: `the same at ${SMALL.toLocaleString("en")} runs, in turn`,
      figure: `${worst} × at p95 (page 1: ${round(first.p95 / base.p95)} ×, page ${DEEP_PAGE}: ${round(deep.p95 / base.p95)} ×)`,
      met: worst <= 1.3,
      samples: {
        [`${SMALL} runs, page 1, ms`]: base,
        [`${LARGE} runs, page 1, ms`]: first,
        [`${LARGE} runs, page ${DEEP_PAGE}, ms`]: deep,
      },
      notes: [counted],
    }
  } finally {
    await owner.end()
    await database.drop()
  }
}

/** The number beside the list is asked for apart from it. */
async function counting(among: Ctx[]): Promise<string> {
  const { countRuns } = await import("@/lib/jobs/count")
  const told = []
  for (const ctx of among) {
    const samples: number[] = []
    let last = { value: 0, isEstimate: false }
    for (let n = 0; n < 20; n++) {
      const fromMs = performance.now()
      last = await countRuns(ctx, FILTERS)
      samples.push(performance.now() - fromMs)
    }
    told.push(`${last.isEstimate ? "about " : ""}${last.value} in ${round(statsOf(samples).p95)} ms at p95`)
  }
  return `the number beside it: ${told.join("; ")}`
}

export const jobsLines: Line[] = [
  { line: 7, title: "/jobs with three filters, page 1 and page 1,000", goal: "≤ 1.3 ×", run },
]
