import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { sendMessage } from "@/lib/messaging/send"
import type { FakePartner } from "@/lib/providers/fake"
import { type FakeSent, makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { testDatabase } from "@/lib/testing/db"
import {
  openTasks,
  queuedReply,
  readMessage,
  runOf,
  setEnv,
  type WritingGround,
  writingGround,
} from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"

await testDatabase()
const fake: FakePartner<FakeSent> = makeWhatsappFake()
const children = new Set<ChildProcess>()
let server: PartnerServer
beforeAll(async () => {
  server = await servePartner(fake)
  setEnv({ WHATSAPP_API_URL: server.url })
})
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL")
  await server.close()
  setEnv({ WHATSAPP_API_URL: "" })
  await closeDb()
})

/** A message whose first attempt stands frozen at `point`. */
async function frozenAt(point: string) {
  const ground = await writingGround()
  const id = await queuedReply(ground)
  const child = fork("lib/testing/send-child.ts", [ground.clinic.id, id], {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, ROUNDS_FAILPOINT: `${point}:stop` },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  })
  children.add(child)
  const said = once(child, "message")
  await expect.poll(() => stateOf(child), { timeout: 30_000, interval: 50 }).toBe("T")
  const thaw = async () => {
    child.kill("SIGCONT")
    return String((await said)[0])
  }
  const sent = () => fake.kept.filter((one) => one.ref === id)
  return { ground, id, thaw, sent, message: () => readMessage(ground, id) }
}
const stateOf = ({ pid }: ChildProcess) => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.[0]

/** As the console does it: within its statements' 15 s. */
const withdraw = ({ clinic, lead }: WritingGround) =>
  inClinic(
    clinic.id,
    (tx) => tx.$executeRaw`
      insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, "effectKey", "recordedAt")
      values (gen_random_uuid(), ${clinic.id}::uuid, ${lead.patientId}::uuid, 'data_processing', 'withdrawn', 'member',
        gen_random_uuid()::text, now())`,
  )

// Each waits for Postgres to end a lock: all at once.
describe.concurrent("F16 a frozen sender", () => {
  it("keeps nobody from taking an agreement back, and does not send after it when it thaws", async () => {
    const { ground, thaw, sent, message } = await frozenAt("effect.started")
    expect(await withdraw(ground)).toBe(1)
    expect(await thaw()).toBe("unavailable")
    expect(sent()).toEqual([])
    expect(await message()).toMatchObject({ status: "queued" })
    expect(await openTasks(ground)).toEqual([])
  }, 60_000)

  it("that had called is unsure to the next attempt, and settles it itself when it thaws: one call, no task", async () => {
    const { ground, id, thaw, sent, message } = await frozenAt("effect.called")
    expect(sent()).toHaveLength(1)
    await expect(sendMessage(runOf(ground), id, "send")).rejects.toMatchObject({
      code: "unavailable",
      retryAfterSeconds: 15,
    })
    await new Promise((resolve) => setTimeout(resolve, 13_000))
    expect(await sendMessage(runOf(ground), id, "send")).toMatchObject({ status: "unsure" })
    expect(await openTasks(ground)).toMatchObject([{ kind: "unsure_message" }])
    expect(await thaw()).toBe("sent")
    expect(await message()).toMatchObject({ status: "sent", externalId: sent()[0]?.id })
    expect(await openTasks(ground)).toEqual([])
    expect(sent()).toHaveLength(1)
  }, 60_000)

  it("that had not called leaves what the next attempt said of it", async () => {
    const { ground, id, thaw, sent, message } = await frozenAt("effect.started")
    await new Promise((resolve) => setTimeout(resolve, 13_000))
    expect(await sendMessage(runOf(ground), id, "send")).toMatchObject({ status: "unsure" })
    expect(await thaw()).toBe("unavailable")
    expect(sent()).toEqual([])
    expect(await message()).toMatchObject({ status: "unsure" })
    expect(await openTasks(ground)).toMatchObject([{ kind: "unsure_message" }])
  }, 60_000)
})
