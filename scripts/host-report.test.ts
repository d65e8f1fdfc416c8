import { execFile } from "node:child_process"
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest"
import { POST } from "@/app/api/v1/hosts/route"
import { createToken } from "@/lib/api-tokens/create"
import { closeDb, platformDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { softwareGround } from "@/lib/testing/software"

const run = promisify(execFile)
const db = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), "rounds-host-"))
const DIGEST = `sha256:${"a1".repeat(32)}`
const COMMIT = "c".repeat(40)
const IMAGE_ID = `sha256:${"1d".repeat(32)}`

const server = createServer(async (incoming, answer) => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const told = await POST(
    new Request(`http://localhost:3000${incoming.url}`, {
      method: "POST",
      headers: incoming.headers as Record<string, string>,
      body: Buffer.concat(chunks),
    }),
    { params: Promise.resolve({}) },
  )
  answer.writeHead(told.status, Object.fromEntries(told.headers)).end(await told.text())
})
afterAll(closeDb)
afterAll(() => void server.close())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let token = ""
beforeAll(async () => {
  await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready))
  const { operator, clinic } = await softwareGround()
  await platformDb().clinic.update({ where: { id: clinic.id }, data: { isDefault: true } })
  token = (await createToken(operator, { name: "docker-1", scopes: ["hosts.write"] })).token
  mkdirSync(join(folder, "proc/net"), { recursive: true })
  const proc = (name: string, text: string) => writeFileSync(join(folder, "proc", name), text)
  proc("stat", "cpu  100 0 100 700 100 0 0 0 0 0\ncpu0 1 1 1 1\n")
  proc("meminfo", "MemTotal:       1000 kB\nMemFree:         100 kB\nMemAvailable:    250 kB\n")
  proc("loadavg", "1.25 0.80 0.50 1/200 4242\n")
  const net = "eth0:5000000000 1 0 0 0 0 0 0 700 1 0 0 0 0 0 0"
  proc("net/dev", `Inter-| Receive\n face |bytes\n    lo: 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9\n  ${net}\n`)
})
beforeEach(() => db.owner.query('truncate "HostPicture", "HostSample"'))

/** A docker that tells of these, each as its own templates would write it. */
function docker(told: { ps: string; containers: string; images: string; code?: number }): string {
  const path = join(folder, "docker")
  const say = (text: string) => `cat <<'END'\n${text}END\n`
  writeFileSync(
    path,
    `#!/bin/sh\ncase "$1 $2" in\n'ps --quiet')\n${say(told.ps)};;\n'inspect --type')\n${say(told.containers)};;\n'image inspect')\n${say(told.images)};;\n*) exit 9 ;;\nesac\nexit ${told.code ?? 0}\n`,
  )
  chmodSync(path, 0o755)
  return path
}
const tell = (more: Record<string, string> = {}) => {
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "test",
    PATH: process.env.PATH,
    ROUNDS_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ROUNDS_TOKEN: token,
    HOST_NAME: "docker-1",
    PROC: join(folder, "proc"),
    SAMPLE_SECONDS: "0",
    DOCKER: "none",
    ...more,
  }
  return run("sh", ["deploy/host-report.sh"], { env })
}
const pictures = () => platformDb().hostPicture.findMany()

it("tells figures, and each container with the digests of its image", async () => {
  await tell({
    DOCKER: docker({
      ps: "aaa\nbbb\n",
      containers: [
        `${IMAGE_ID} "/app-1" "ghcr.io/acme/app:latest" "2026-11-23T10:00:00.123456789Z" "${COMMIT}"\n`,
        `sha256:${"2e".repeat(32)} "/tool" "tool" "2026-11-23T10:00:00Z" ""\n`,
      ].join(""),
      images: `${IMAGE_ID} ["ghcr.io/acme/app@${DIGEST}"]\nsha256:${"2e".repeat(32)} null\n`,
    }),
  })
  expect(await platformDb().hostSample.findMany()).toMatchObject([
    { host: "docker-1", memory: 0.75, load1: 1.25, netRxBytes: 5_000_000_000n, netTxBytes: 700n, cpu: null },
  ])
  expect(await pictures()).toMatchObject([
    {
      host: "docker-1",
      containers: [
        {
          name: "app-1",
          image: "ghcr.io/acme/app:latest",
          digests: [`ghcr.io/acme/app@${DIGEST}`],
          commit: COMMIT,
        },
        { name: "tool", image: "tool", digests: [] },
      ],
    },
  ])
})

it("says that nothing runs where nothing does, and tells figures alone without docker", async () => {
  await tell({ DOCKER: docker({ ps: "", containers: "", images: "" }) })
  expect(await pictures()).toMatchObject([{ containers: [] }])
  await db.owner.query('truncate "HostPicture"')
  await tell()
  expect(await pictures()).toEqual([])
})

it("keeps quiet about containers where docker fails: an empty list would be a lie", async () => {
  const { stderr } = await tell({ DOCKER: docker({ ps: "", containers: "", images: "", code: 1 }) })
  expect(stderr).toContain("docker does not answer")
  expect(await pictures()).toEqual([])
  expect(await platformDb().hostSample.count()).toBe(1)
})

it("fails loudly, without its token, where Rounds refuses it or a name is missing", async () => {
  const refused = await tell({ ROUNDS_TOKEN: "rounds_nobody_knows" }).catch((error: Error) => error)
  expect(String(refused)).toContain("Rounds answered 401")
  expect(String(refused)).not.toContain("rounds_nobody_knows")
  await expect(tell({ ROUNDS_URL: "" })).rejects.toThrow("ROUNDS_URL is not set")
})
