import { type ChildProcess, fork } from "node:child_process"
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

type Point = {
  name: string
  /** Absent: killed from outside, while the partner has taken the message and not answered. */
  failpoint?: Failpoint
  /** Messages at the partner when the sender is dead, and after two more tries. */
  calls: readonly [dead: number, after: number]
  status: "sent" | "unsure"
}

/** Where a sender dies, and what may be known of it after. */
const POINTS: readonly Point[] = [
  { name: "before it is claimed", failpoint: "effect.before", calls: [0, 1], status: "sent" },
  { name: "after it is claimed", failpoint: "effect.started", calls: [0, 0], status: "unsure" },
  { name: "after the bytes are sent", calls: [1, 1], status: "unsure" },
  { name: "after the answer", failpoint: "effect.called", calls: [1, 1], status: "unsure" },
  { name: "before the commit of the answer", failpoint: "effect.settling", calls: [1, 1], status: "unsure" },
  { name: "after that commit", failpoint: "effect.finished", calls: [1, 1], status: "sent" },
]

const DEAD_BY_FAILPOINT = 137

/** P2: a sender is killed at each edge of the partner's call; at most one message, and the rest unsure with a task. */
export async function describeKilledSenders(times: number): Promise<void> {
  await testDatabase()
  const fake = makeWhatsappFake()
  let server: PartnerServer
  /** Told once a message was taken whose answer is never given. */
  let taken: (() => void) | null = null
  beforeAll(async () => {
    server = await servePartner({
      ...fake,
      async answer(call) {
        const answer = await fake.answer(call)
        if (!taken) return answer
        taken()
        taken = null
        return new Promise(() => {})
      },
    })
    setEnv({ WHATSAPP_API_URL: server.url })
  })
  afterAll(async () => {
    await server.close()
    setEnv({ WHATSAPP_API_URL: "" })
    await closeDb()
  })

  async function kill({ failpoint }: Point, start: (failpoint: string) => ChildProcess): Promise<void> {
    const isTaken = new Promise<void>((tell) => {
      taken = failpoint ? null : tell
    })
    const child = start(failpoint ?? "")
    const isDead = once(child, "exit") as Promise<[number | null, string | null]>
    if (failpoint) return expect((await isDead)[0]).toBe(DEAD_BY_FAILPOINT)
    await isTaken
    child.kill("SIGKILL")
    expect((await isDead)[1]).toBe("SIGKILL")
  }

  describe("P2 a sender is killed around the partner's call", () => {
    it.each(POINTS)(
      "$name: $status, whoever tries after it",
      async (point) => {
        const { status, calls } = point
        const seen = { acked: 0, sent: 0, unsure: 0, doubled: 0 }
        for (let n = 0; n < times; n++) {
          const ground = await sendingGround()
          const { id } = await queueOne(ground)
          seen.acked += 1
          await kill(point, (armed) =>
            fork("lib/testing/send-child.ts", [ground.clinic.id, id], {
              execArgv: ["--import", "tsx"],
              env: { ...process.env, ROUNDS_FAILPOINT: armed },
              stdio: ["ignore", "ignore", "ignore", "ipc"],
            }),
          )
          const sent = () => fake.kept.filter((one) => one.ref === id)
          expect(sent()).toHaveLength(calls[0])
          for (const _ of [1, 2]) expect((await sendMessage(runOf(ground), id, "send")).status).toBe(status)
          expect(sent()).toHaveLength(calls[1])
          if (sent().length > 1) seen.doubled += 1
          const kept = await readMessage(ground, id)
          expect(kept).toMatchObject({ status })
          seen[kept.status as typeof status] += 1
          const tasks = (await openTasks(ground)).filter((one) => one.kind === "unsure_message")
          expect(tasks).toHaveLength(status === "unsure" ? 1 : 0)
        }
        process.stdout.write(
          `P2 ${point.name}: ${Object.entries(seen)
            .map(([word, count]) => `${word} ${count}`)
            .join(", ")}\n`,
        )
      },
      60_000 * times,
    )
  })
}
