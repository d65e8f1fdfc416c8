import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { sendMessage } from "@/lib/messaging/send"
import { testDatabase } from "@/lib/testing/db"
import { FAILURES, type Failure, failingPartner } from "@/lib/testing/failing-partner"
import { openTasks, readMessage, runOf, setEnv } from "@/lib/testing/messages"
import { jobs, replay, statesOf, work } from "@/lib/testing/partner-jobs"
import { DAY_MS, now, SECOND_MS, setClock } from "@/lib/time"

type Partner = Awaited<ReturnType<typeof failingPartner>>

/** As many as fail before a partner is left alone, and those that were under way just then. */
const MOST_CALLS = 20

/** Each pause that ends while the jobs are worked through is followed by one try of each worker. */
const callsIn = (ms: number): number => MOST_CALLS + WORKERS * Math.floor(ms / PAUSE_MS)
const WORKERS = 4
const PAUSE_MS = 30 * SECOND_MS

const say = (what: string, counts: Record<string, number>) =>
  process.stdout.write(
    `${what}: ${Object.entries(counts)
      .map(([word, count]) => `${word} ${count}`)
      .join(", ")}\n`,
  )

/** F8–F10: what becomes of so many jobs while a partner fails, and of each of them once it works again. */
export async function describePartnerFailures(count: number, patienceMs: number): Promise<void> {
  const db = await testDatabase()
  let partner: Partner
  beforeAll(async () => {
    partner = await failingPartner()
    setEnv({ WHATSAPP_API_URL: partner.url })
  })
  afterEach(() => setClock(undefined))
  afterAll(async () => {
    await partner.close()
    setEnv({ WHATSAPP_API_URL: "" })
    await closeDb()
  })
  /** The partner works again, and what held its calls back is over. */
  const mend = () => {
    partner.be("fine")
    setClock("+90")
  }

  describe("F8 a partner asks for a pause", () => {
    it.each([
      ["1", 1],
      ["30", 30],
      ["3600", 3_600],
      ["absent", undefined],
      ["an HTTP date", 120],
      ["10 days", (10 * DAY_MS) / SECOND_MS],
    ] as const)(
      "Retry-After %s: it is left alone, other clinics are not, and each job can be sent after it",
      async (said, seconds) => {
        const header =
          said === "absent"
            ? {}
            : {
                "retry-after":
                  said === "an HTTP date"
                    ? new Date(now().getTime() + 120 * SECOND_MS).toUTCString()
                    : String(seconds),
              }
        const { ground, ids } = await jobs(count)
        partner.be((response) => void response.writeHead(429, header).end("{}"))
        const fromMs = performance.now()
        await work(ground, ids)
        expect(partner.calls).toBeLessThanOrEqual(callsIn(performance.now() - fromMs))
        expect(await statesOf(ground, ids)).toEqual({ failed: count })
        partner.be("fine")
        const other = await jobs(1)
        expect(await work(other.ground, other.ids)).toEqual(["sent"])
        // However long it asks for, all its calls are held back for a minute at most.
        mend()
        await work(ground, await replay(ground, ids))
        expect(await statesOf(ground, ids)).toEqual({ sent: count })
      },
      patienceMs,
    )
  })

  const CERTAIN: readonly Failure[] = ["500 in its own words", "503 come again", "200 with an error"]
  const UNKNOWN: readonly Failure[] = ["502 of somebody between", "reset", "hang", "slow drip", "HTML"]

  describe("F9 a partner fails", () => {
    it.each([...CERTAIN, ...UNKNOWN])(
      "%s: it is left alone within twenty, and every job comes to an end: sent after it, or a person's",
      async (failure) => {
        const { ground, ids } = await jobs(count)
        partner.be(failure)
        const fromMs = performance.now()
        await work(ground, ids)
        expect(partner.calls).toBeLessThanOrEqual(callsIn(performance.now() - fromMs))
        const { failed = 0, unsure = 0 } = await statesOf(ground, ids)
        say(`F9 ${failure}`, { failed, unsure })
        expect(failed + unsure).toBe(count)
        if (CERTAIN.includes(failure)) expect(unsure).toBe(0)
        else expect(unsure).toBeGreaterThan(0)
        const tasks = (await openTasks(ground)).filter((one) => one.kind === "unsure_message")
        expect(tasks).toHaveLength(unsure)
        mend()
        await work(ground, await replay(ground, ids))
        expect(await statesOf(ground, ids)).toEqual({
          ...(failed && { sent: failed }),
          ...(unsure && { unsure }),
        })
        expect(new Set(partner.taken).size).toBe(partner.taken.length)
      },
      patienceMs,
    )

    it(
      "401 for ever: sending by it is stopped, an admin is asked once, and every job can be sent again",
      async () => {
        const { ground, ids } = await jobs(count)
        partner.be("401 for ever")
        await work(ground, ids)
        expect(partner.calls).toBeLessThanOrEqual(4)
        expect((await openTasks(ground)).filter((one) => one.ownerRole === "admin")).toHaveLength(1)
        const states = await statesOf(ground, ids)
        expect((states.failed ?? 0) + (states.blocked ?? 0)).toBe(count)
        const last = await readMessage(ground, ids.at(-1) ?? "")
        expect(last.failedBecause).toBe("token_refused")
        mend()
        // As the test of the connection says once an admin has set another token.
        await db.owner.query(`update "Connection" set "testOutcome" = 'ok: It answered.' where id = $1`, [
          ground.connectionId,
        ])
        await work(ground, await replay(ground, ids))
        expect(await statesOf(ground, ids)).toEqual({ sent: count })
      },
      patienceMs,
    )
  })

  it(
    "F10 four of five answers are lost, so that nothing holds it back: one call for every cause, each sent or a person's",
    async () => {
      const { ground, ids } = await jobs(count)
      let asked = 0
      partner.be((response, taken) =>
        FAILURES[asked++ % 5 ? "accepts and hangs up" : "fine"](response, taken),
      )
      await work(ground, ids, 2)
      const { sent = 0, unsure = 0, ...rest } = await statesOf(ground, ids)
      say("F10 four of five answers lost", { sent, unsure, ...rest })
      expect([sent + unsure, rest]).toEqual([count, {}])
      expect(unsure).toBeGreaterThan(sent)
      for (const id of ids) await sendMessage(runOf(ground), id, "send")
      expect(partner.taken).toHaveLength(count)
      expect(new Set(partner.taken).size).toBe(count)
      const tasks = (await openTasks(ground)).filter((one) => one.kind === "unsure_message")
      expect(tasks).toHaveLength(unsure)
    },
    patienceMs,
  )

  it(
    "F10 a partner accepts and the answer is lost: one call for each cause, and the rest is unsure",
    async () => {
      const { ground, ids } = await jobs(count)
      partner.be("accepts and hangs up")
      await work(ground, ids, 2)
      expect(new Set(partner.taken).size).toBe(partner.taken.length)
      const { unsure = 0, failed = 0 } = await statesOf(ground, ids)
      say("F10 every answer lost", { unsure, failed })
      expect([unsure, unsure + failed]).toEqual([partner.taken.length, count])
      const before = [...partner.taken]
      mend()
      for (const id of before)
        expect(await sendMessage(runOf(ground), id, "send")).toMatchObject({ status: "unsure" })
      expect(partner.calls).toBe(0)
    },
    patienceMs,
  )
}
