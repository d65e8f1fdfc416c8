import { execFileSync } from "node:child_process"
import { randomUUID } from "node:crypto"
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import pg from "pg"
import { textMessage } from "@/e2e/whatsapp"

const ROUNDS = 4
const SECONDS = 5
const CONNECTIONS = 8
/** As many as line 1 has connections over HTTP. */
const IN_FLIGHT = 32

/** Commits per second of our receive and of a bare insert, in turn, on one database. */
export async function measureCommit(url: string) {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const clinicId = randomUUID()
  await owner.query(
    `insert into "Clinic" (id, slug, name, "timeZone", country, currency) values ($1, 'bench', 'Bench', 'UTC', 'RO', 'RON')`,
    [clinicId],
  )
  await owner.query(
    "create table bench_row (id uuid primary key default gen_random_uuid(), body bytea, at timestamptz default now())",
  )
  const { receive } = await import("@/lib/inbox/receive")
  const { inboundProvider } = await import("@/lib/providers")
  const { now } = await import("@/lib/time")
  const whatsapp = inboundProvider("whatsapp")!
  const one = async () => {
    const body = textMessage("northside", { text: "Hi, how much for a full All-on-4?" })
    await receive({
      clinicId,
      provider: "whatsapp",
      verifiedBy: "meta#1",
      headers: [["content-type", "application/json"]],
      body: Buffer.from(body),
      receivedAt: now(),
      items: whatsapp.split(JSON.parse(body), { account: { externalId: null }, fallbackKey: "bench" }),
    })
  }
  const size = Buffer.byteLength(textMessage("northside", { text: "Hi, how much for a full All-on-4?" }))
  const tool = pgbench() ? "pgbench" : "a loop over pg (no pgbench here)"
  const ours: number[] = []
  const theirs: number[] = []
  await loop(one, 1)
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(await bareInserts(url, size))
    await owner.query("checkpoint")
    ours.push(await loop(one, SECONDS))
    await owner.query("checkpoint")
  }
  await owner.end()
  return { ours, theirs, tool }
}

async function loop(work: () => Promise<void>, seconds: number): Promise<number> {
  const untilMs = performance.now() + seconds * 1_000
  let done = 0
  const client = async () => {
    while (performance.now() < untilMs) {
      await work()
      done++
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, client))
  return done / seconds
}

async function bareInserts(url: string, size: number): Promise<number> {
  const tool = pgbench()
  if (tool) return withPgbench(tool, url, size)
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS })
  const values = [Buffer.alloc(size, 7)]
  const insert = { name: "bench", text: "insert into bench_row (body) values ($1)", values }
  const rate = await loop(async () => void (await pool.query(insert)), SECONDS)
  await pool.end()
  return rate
}

function withPgbench(tool: string, url: string, size: number): number {
  const folder = mkdtempSync(join(tmpdir(), "rounds-pgbench-"))
  const script = join(folder, "insert.sql")
  writeFileSync(script, `insert into bench_row (body) values (decode('${"07".repeat(size)}', 'hex'));\n`)
  const { hostname, port, username, password, pathname } = new URL(url)
  const args = [
    "-n",
    "-M",
    "prepared",
    "-c",
    String(CONNECTIONS),
    "-j",
    "2",
    "-T",
    String(SECONDS),
    "-f",
    script,
  ]
  try {
    const said = execFileSync(
      tool,
      [...args, "-h", hostname, "-p", port, "-U", username, pathname.slice(1)],
      {
        env: { ...process.env, PGPASSWORD: password },
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      },
    )
    return Number(said.match(/tps = ([\d.]+)/)?.[1])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function pgbench(): string | undefined {
  const debian = "/usr/lib/postgresql"
  const versions = existsSync(debian) ? readdirSync(debian).map((name) => join(debian, name, "bin")) : []
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...versions]
  return folders.map((folder) => join(folder, "pgbench")).find((path) => existsSync(path))
}
