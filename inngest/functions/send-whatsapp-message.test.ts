import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { testDatabase } from "@/lib/testing/db"
import { ended } from "@/lib/testing/engine"
import { openTasks, queuedReply, readMessage, setEnv, writingGround } from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"

const db = await testDatabase()
const fake = makeWhatsappFake()
let server: PartnerServer
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  server = await servePartner(fake)
  setEnv({ WHATSAPP_API_URL: server.url })
  // Reads the environment when loaded, which the database above has just set.
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterEach(() => {
  fake.be(null)
  fake.forget()
})
afterAll(async () => {
  await worker.stop()
  await server.close()
})

async function replied() {
  const ground = await writingGround()
  const id = await queuedReply(ground)
  const [run] = await ended(`message.queued:${id}`, 1, 25_000)
  return { ground, id, run, message: await readMessage(ground, id) }
}

describe("send-whatsapp-message", () => {
  it("sends what a colleague wrote, by steps that say what they did", async () => {
    const { id, run, message } = await replied()
    expect(run).toMatchObject({
      status: "completed",
      output: { basis: "reply", status: "sent", isRepeat: false },
    })
    expect(message).toMatchObject({ status: "sent", runId: run?.id })
    expect(fake.kept).toMatchObject([{ ref: id }])
    const { rows } = await db.owner.query("select name from engine.step where run_id = $1 order by seq", [
      run?.id,
    ])
    expect(rows.map((row) => row.name)).toEqual(["check", "send"])
  })

  it("F9 tries what failed for a moment again, by the same key: one message", async () => {
    fake.be({ do: "fail", times: 2, status: 503, body: { error: { code: 131016 } } })
    const { run, message } = await replied()
    expect(run).toMatchObject({ status: "completed" })
    expect(message).toMatchObject({ status: "sent" })
    expect(fake.calls).toBe(3)
    expect(fake.kept).toHaveLength(1)
  })

  it("F9 what is refused for good fails at once, as one cause that names the partner", async () => {
    fake.be({ do: "fail", times: 9, status: 401, body: {} })
    const first = await replied()
    expect(fake.calls).toBe(1)
    expect(first.run).toMatchObject({ status: "failed" })
    expect(first.message).toMatchObject({ status: "failed", failedBecause: "token" })
    const { rows } = await db.owner.query(
      "select provider, error_code, step_name, count::int from engine.cause where clinic_id = $1",
      [first.ground.clinic.id],
    )
    expect(rows).toEqual([
      { provider: "whatsapp", error_code: "provider_refused.token", step_name: "send", count: 1 },
    ])
  })

  it("gives up after its tries, and has the writer answer another way", async () => {
    fake.be({ do: "fail", times: 9, status: 503, body: { error: { code: 131016 } } })
    const { ground, id, run } = await replied()
    expect(run).toMatchObject({ status: "failed" })
    await expect
      .poll(async () => (await readMessage(ground, id)).status, { timeout: 10_000, interval: 50 })
      .toBe("failed")
    expect(await openTasks(ground)).toMatchObject([{ kind: "reply", ownerId: ground.member.id }])
  })

  it("F10 a lost answer ends well, as unsure", async () => {
    fake.be({ do: "lose", times: 1 })
    const { run, message } = await replied()
    expect(run).toMatchObject({ status: "completed", output: { status: "unsure" } })
    expect(message.status).toBe("unsure")
    expect(fake.kept).toHaveLength(1)
  })

  it.each([
    [
      "between its tries: given up",
      { do: "fail", status: 503, headers: { "retry-after": "60" } },
      "failed",
      1,
    ],
    ["while it is sent: what WhatsApp said stands", { do: "delay", ms: 1_500 }, "sent", 0],
  ] as const)(
    "cancelled %s",
    async (_, mode, status, tasks) => {
      fake.be({ ...mode, times: 1 })
      const ground = await writingGround()
      const id = await queuedReply(ground)
      await expect.poll(() => fake.calls, { timeout: 10_000, interval: 20 }).toBe(1)
      const runId = async () =>
        (
          await db.owner.query<{ id: string }>(
            "select id from engine.run where event_id = $1 and ($2 or status = 'sleeping' or attempt > 0)",
            [`message.queued:${id}`, mode.do === "delay"],
          )
        ).rows[0]?.id
      await expect.poll(runId, { timeout: 10_000, interval: 50 }).toBeDefined()
      await db.owner.query("select engine.cancel_run($1, 'person')", [await runId()])
      await ended(`cancelled:${await runId()}`, 1, 20_000)
      await expect
        .poll(async () => (await readMessage(ground, id)).status, { timeout: 10_000, interval: 50 })
        .toBe(status)
      await expect.poll(async () => (await openTasks(ground)).length, { timeout: 5_000 }).toBe(tasks)
      expect(fake.calls).toBe(1)
    },
    40_000,
  )
})
