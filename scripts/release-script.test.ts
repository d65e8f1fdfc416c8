import { type ChildProcess, execFile } from "node:child_process"
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { loadYaml } from "@kubernetes/client-node"
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest"
import { POST as postConfig } from "@/app/api/v1/config/route"
import { GET as getDeployment } from "@/app/api/v1/deployments/[id]/route"
import { POST as postDeployment } from "@/app/api/v1/deployments/route"
import { GET as getReleases, POST as postRelease } from "@/app/api/v1/releases/route"
import { createToken } from "@/lib/api-tokens/create"
import { closeDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { softwareGround } from "@/lib/testing/software"

const run = promisify(execFile)
const db = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), "rounds-release-"))
const ownTemp = mkdtempSync(join(folder, "temp-"))
const temporary = () => readdirSync(ownTemp)
const SCRIPT = join(process.cwd(), "deploy/release.sh")
const DIGEST = `sha256:${"a1".repeat(32)}`

type Route = (request: Request, context: { params: Promise<never> }) => Promise<Response>
const ROUTES: Record<string, Route> = {
  "GET /api/v1/releases": getReleases as Route,
  "POST /api/v1/releases": postRelease as Route,
  "POST /api/v1/deployments": postDeployment as Route,
  "GET /api/v1/deployments": getDeployment as Route,
  "POST /api/v1/config": postConfig as Route,
}
/** How the first asks are answered, before the product is let answer. */
let trouble: number[] = []
/** What becomes of a deployment that is asked after. */
let ending: string | null = null
const server = createServer(async (incoming, answer) => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const [, , , what, id] = (incoming.url ?? "").split("?")[0]!.split("/")
  const status = trouble.shift()
  if (status) return void answer.writeHead(status).end()
  if (incoming.method === "GET" && what === "deployments" && ending) await db.owner.query(ending, [id])
  const route = ROUTES[`${incoming.method} /api/v1/${what}`]
  const told = await route!(
    new Request(`http://localhost:3000${incoming.url}`, {
      method: incoming.method,
      headers: incoming.headers as Record<string, string>,
      ...(incoming.method === "POST" && { body: Buffer.concat(chunks) }),
    }),
    { params: Promise.resolve({ id: id ?? "" } as never) },
  )
  answer.writeHead(told.status, Object.fromEntries(told.headers)).end(await told.text())
})
afterAll(closeDb)
afterAll(() => void server.close())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let ground: Awaited<ReturnType<typeof softwareGround>>
let token = ""
const repository = join(folder, "repository")
const git = async (...args: string[]) =>
  (
    await run("git", ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", ...args], {
      cwd: repository,
    })
  ).stdout
const commit = async (file: string, text: string, words: string) => {
  mkdirSync(join(repository, file, ".."), { recursive: true })
  writeFileSync(join(repository, file), text)
  await git("add", "-A")
  await git("commit", "-qm", words)
  return (await git("rev-parse", "HEAD")).trim()
}

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  mkdirSync(repository, { recursive: true })
  mkdirSync(join(folder, "bin"))
  // Stands in for docker: notes how it was called, and names a digest as the registry would.
  writeFileSync(
    join(folder, "bin/docker"),
    `#!/bin/sh\necho "$@" >> ${folder}/docker.log\n[ "$1" = "$WAIT_AT" ] && sleep 2\n[ "$1" = inspect ] && echo "ghcr.io/acme/other@sha256:00" && cat ${folder}/digest\nexit 0\n`,
  )
  chmodSync(join(folder, "bin/docker"), 0o755)
  await git("init", "-q", "-b", "main")
  await commit("README.md", "one", "Begin")
})
beforeEach(async () => {
  ground = await softwareGround()
  await db.owner.query(`update "Clinic" set "isDefault" = false where "isDefault"`)
  await db.owner.query(`update "Clinic" set "isDefault" = true where id = $1`, [ground.clinic.id])
  const scopes = ["releases.write", "deployments.write", "deployments.read", "config.write"] as const
  token = (await createToken(ground.operator, { name: "Script", scopes: [...scopes] })).token
  writeFileSync(join(folder, "digest"), `ghcr.io/acme/api@${DIGEST}\n`)
  writeFileSync(join(folder, "docker.log"), "")
  trouble = []
  ending = `update "Deployment" set status = 'succeeded', "isProven" = true, "finishedAt" = now() where id = $1`
})

async function release(
  more: Record<string, string> = {},
  meanwhile: (child: ChildProcess) => void = () => {},
): Promise<{ code: number; said: string }> {
  const { port } = server.address() as AddressInfo
  const env = {
    PATH: `${join(folder, "bin")}:${process.env.PATH}`,
    HOME: folder,
    TMPDIR: ownTemp,
    ROUNDS_URL: `http://127.0.0.1:${port}`,
    ROUNDS_TOKEN: token,
    SERVICE: ground.service.name,
    ENVIRONMENT: ground.staging.environment,
    IMAGE: "ghcr.io/acme/api",
    MIGRATIONS_DIR: "migrations",
    REPORT_DIR: folder,
    POLL_SECONDS: "0",
    RETRY_SECONDS: "0",
    ...more,
  }
  const running = run("bash", [SCRIPT], { cwd: repository, env: env as never })
  meanwhile(running.child)
  return running.then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  )
}
const rows = async (sql: string) => (await db.owner.query(sql, [ground.service.id])).rows

it("builds, pushes, registers by digest, deploys, waits for the proof and reports", async () => {
  const first = (await git("rev-parse", "HEAD")).trim()
  expect(await release({ BUILD_ONLY: "1" })).toMatchObject({ code: 0 })
  await commit(
    "migrations/0001_more/migration.sql",
    "-- compatible: yes, only adds a column\nselect 1;",
    "Add a column",
  )
  const sha = await commit("migrations/0002_less/migration.sql", "drop table x;", 'Say "less" | more')
  writeFileSync(join(folder, "digest"), `ghcr.io/acme/api@${DIGEST.replace("a1", "b2")}\n`)
  writeFileSync(
    join(folder, "app.env"),
    "# words\nDATABASE_URL=postgres://u:hunter2@db/x\nexport LOG_LEVEL=info\n",
  )
  trouble = [503, 502]
  const { code, said } = await release({ CONFIG_FILE: join(folder, "app.env") })
  expect(code, said).toBe(0)
  expect(said).toContain(`Proven: ${ground.service.name} in ${ground.staging.environment} runs ${sha}`)
  expect(said).not.toContain(token)
  const log = readFileSync(join(folder, "docker.log"), "utf8")
  expect(log).toContain(`--build-arg GIT_SHA=${sha}`)
  expect(log).toContain(`push ghcr.io/acme/api:${sha.slice(0, 12)}`)
  expect(log).not.toContain(token)
  const releases = await rows(`select * from "Release" where "serviceId" = $1 order by "createdAt"`)
  expect(releases.map((one) => one.gitSha)).toEqual([first, sha])
  expect(releases[1].changes.map((one: { title: string }) => one.title)).toEqual([
    'Say "less" | more',
    "Add a column",
  ])
  const migrations = await rows(
    `select m.name, m."isCompatible", m.note from "ReleaseMigration" m join "Release" r on r.id = m."releaseId"
     where r."serviceId" = $1 order by m.name`,
  )
  expect(migrations).toEqual([
    { name: "0001_more", isCompatible: true, note: "only adds a column" },
    { name: "0002_less", isCompatible: null, note: null },
  ])
  const [place] = await rows(
    `select "configNames" from "ServicePlace" where "serviceId" = $1 and "configAt" is not null`,
  )
  expect(place.configNames).toEqual(["DATABASE_URL", "LOG_LEVEL"])
  const report = readdirSync(folder).find((name) => /^deployment-\d{8}-\d{6}\.md$/.test(name))
  expect(readFileSync(join(folder, report ?? ""), "utf8")).toContain("succeeded, proven")
  // Run again, it is the same release and the same wish.
  expect(await release()).toMatchObject({ code: 0 })
  expect(
    await rows(
      `select 1 from "Deployment" d join "ServicePlace" p on p.id = d."placeId" where p."serviceId" = $1`,
    ),
  ).toHaveLength(1)
})

it.each([
  [
    "it ended badly",
    `update "Deployment" set status = 'rolled_back', because = 'unhealthy' where id = $1`,
    4,
    "rolled_back",
  ],
  ["nothing is proven", `update "Deployment" set status = 'succeeded' where id = $1`, 5, "nothing is proven"],
])("fails where %s", async (_, sql, code, words) => {
  ending = sql
  const ended = await release()
  expect(ended.said).toContain(words)
  expect(ended.code).toBe(code)
})

it("stops before it builds where the token is wrong or a change is in no commit, and where no digest is told", async () => {
  expect(await release({ ROUNDS_TOKEN: "rounds_of_nobody_at_all" })).toMatchObject({ code: 1 })
  writeFileSync(join(repository, "loose.txt"), "loose")
  const loose = await release()
  rmSync(join(repository, "loose.txt"))
  expect(loose).toMatchObject({ code: 1, said: expect.stringContaining("in no commit") })
  expect(readFileSync(join(folder, "docker.log"), "utf8")).toBe("")
  writeFileSync(join(folder, "digest"), "")
  expect(await release()).toMatchObject({ code: 1, said: expect.stringContaining("told no digest") })
  expect(await rows(`select 1 from "Release" where "serviceId" = $1`)).toEqual([])
})

it.each<{ at: string; env: Record<string, string>; stands: string }>([
  { at: "Build", env: { WAIT_AT: "build" }, stands: "Rounds knows nothing of it." },
  { at: "Push", env: { WAIT_AT: "push" }, stands: "may be in the registry" },
  {
    at: "Wait until it is proven or over",
    env: { POLL_SECONDS: "2" },
    stands: "The deployment goes on without this script.",
  },
])("stopped at $at says what is there already, and leaves no token behind", async ({ at, env, stands }) => {
  await commit(`stop-${at.length}.txt`, at, "To be stopped")
  ending = null
  let told = ""
  const { code, said } = await release(env, (child) => {
    child.stdout?.on("data", (part: Buffer) => {
      told += part
      if (told.includes(`== ${at}`)) child.kill("SIGINT")
    })
  })
  expect(code, said).toBe(130)
  expect(said).toContain(`INTERRUPTED in "${at}".`)
  expect(said).toContain(stands)
  expect(temporary()).toEqual([])
})

it("is what the ready workflow runs, after the checks and by the name that is no check", () => {
  const workflow = loadYaml(readFileSync("deploy/github/deploy.yml", "utf8")) as {
    on: { workflow_run: { types: string[] } }
    jobs: { deploy: { steps: { run?: string; env?: Record<string, string> }[] } }
  }
  expect(workflow.on.workflow_run.types).toEqual(["completed"])
  const step = workflow.jobs.deploy.steps.find((one) => one.run === "deploy/release.sh")
  const wanted = ["ROUNDS_URL", "ROUNDS_TOKEN", "SERVICE", "ENVIRONMENT", "IMAGE"]
  expect(Object.keys(step?.env ?? {})).toEqual(expect.arrayContaining(wanted))
  expect(existsSync(step?.run ?? "")).toBe(true)
})
