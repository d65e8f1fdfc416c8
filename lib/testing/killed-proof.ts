import { fork } from "node:child_process"
import { once } from "node:events"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import type { Failpoint } from "@/lib/failpoint"
import { sendMessage } from "@/lib/messaging/send"
import { makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { testDatabase } from "@/lib/testing/db"
import { openTasks, readMessage, runOf, setEnv } from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { queueOne, sendingGround } from "@/lib/testing/sending"

/** Where a sender dies, and what may be known of it after. */
const POINTS: readonly [Failpoint, calls: number, status: string][] = [
  ["effect.started", 0, "unsure"],
  ["effect.called", 1, "unsure"],
  ["effect.finished", 1, "sent"],
]

/** P2: a sender is killed at each edge of the partner's call; at most one message, and the rest unsure with a task. */
export async function describeKilledSenders(times: number): Promise<void> {
  await testDatabase()
  const fake = makeWhatsappFake()
  let server: PartnerServer
  beforeAll(async () => {
    server = await servePartner(fake)
    setEnv({ WHATSAPP_API_URL: server.url })
  })
  afterAll(async () => {
    await server.close()
    setEnv({ WHATSAPP_API_URL: "" })
    await closeDb()
  })

  describe("P2 a sender is killed around the partner's call", () => {
    it.each(POINTS)(
      "at %s: %i calls, %s, whoever tries after it",
      async (point, calls, status) => {
        for (let n = 0; n < times; n++) {
          const ground = await sendingGround()
          const { id } = await queueOne(ground)
          const child = fork("lib/testing/send-child.ts", [ground.clinic.id, id], {
            execArgv: ["--import", "tsx"],
            env: { ...process.env, ROUNDS_FAILPOINT: point },
            stdio: ["ignore", "ignore", "ignore", "ipc"],
          })
          const [code] = (await once(child, "exit")) as [number | null]
          expect(code).toBe(137)
          const sent = () => fake.kept.filter((one) => one.ref === id)
          expect(sent()).toHaveLength(calls)
          for (const _ of [1, 2]) expect((await sendMessage(runOf(ground), id, "send")).status).toBe(status)
          expect(sent()).toHaveLength(calls)
          expect(await readMessage(ground, id)).toMatchObject({ status })
          const tasks = (await openTasks(ground)).filter((one) => one.kind === "unsure_message")
          expect(tasks).toHaveLength(status === "unsure" ? 1 : 0)
        }
      },
      60_000 * times,
    )
  })
}
