import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "@playwright/test"
import pg from "pg"
import { isAlive } from "@/scripts/processes"
import { type RunningDemo, startDemo } from "./stack"

test.describe.configure({ mode: "serial", timeout: 120_000 })

let demo: RunningDemo
test.beforeAll(async () => {
  test.setTimeout(300_000)
  demo = await startDemo()
})
test.afterAll(() => demo?.stop())

const ready = async (url: string) => {
  const answer = await fetch(`${url}/health/ready`).catch(() => undefined)
  return answer?.ok ? ((await answer.json()) as { status: string }).status : "down"
}

for (const name of ["server", "worker", "postgres"] as const) {
  test(`a killed ${name} is back within 5 s`, async () => {
    const before = demo.runtime().pids[name] as number
    process.kill(before, "SIGKILL")
    await expect
      .poll(() => demo.runtime().pids[name] ?? before, { timeout: 5_000, intervals: [50] })
      .not.toBe(before)
    await expect.poll(() => ready(demo.url), { timeout: 10_000, intervals: [100] }).toBe("ok")
  })
}

test("a second demo runs beside it, and one folder takes only one", async () => {
  // A second demo is seeded beside the first on the same two cores.
  test.setTimeout(400_000)
  await expect(startDemo({ dataDir: demo.dataDir })).rejects.toThrow(/already runs/)
  const second = await startDemo()
  expect(await ready(second.url)).toBe("ok")
  expect(await ready(demo.url)).toBe("ok")
  await second.stop()
  expect(await ready(demo.url)).toBe("ok")
})

test("after its supervisor was killed, the next start takes over and all data is there", async () => {
  test.setTimeout(400_000)
  const { pids, databaseUrl } = demo.runtime()
  const count = async (url: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query('select count(*)::int as n from "Lead"')
    await client.end()
    return rows[0].n as number
  }
  const leads = await count(databaseUrl)
  expect(leads).toBeGreaterThan(0)
  process.kill(pids.supervisor, "SIGKILL")
  await expect.poll(() => isAlive(pids.supervisor)).toBe(false)
  const port = Number(new URL(demo.url).port)
  const next = await startDemo({ dataDir: demo.dataDir, port })
  demo = { ...next, stop: next.stop }
  expect(await ready(demo.url)).toBe("ok")
  expect(isAlive(pids.server as number)).toBe(false)
  expect(isAlive(pids.worker as number)).toBe(false)
  expect(await count(demo.runtime().databaseUrl)).toBe(leads)
})

test("SIGTERM stops everything within 15 s, slow requests included", async () => {
  const { pids } = demo.runtime()
  const slow = await halfARequest(Number(new URL(demo.url).port))
  const tookMs = await demo.stop()
  slow.destroy()
  expect(tookMs).toBeLessThan(15_000)
  for (const pid of Object.values(pids)) expect(isAlive(pid as number), String(pid)).toBe(false)
})

/** A client that sends half a request and then nothing. */
async function halfARequest(port: number) {
  const { connect } = await import("node:net")
  const socket = connect(port, "127.0.0.1")
  socket.on("error", () => {})
  socket.write("POST /api/webhooks/whatsapp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{")
  await sleep(200)
  return socket
}
