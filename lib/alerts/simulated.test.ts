import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { endSilence } from "@/lib/alerts/end-silence"
import { evaluatePlatform } from "@/lib/alerts/evaluate"
import { ALERTS, type AlertRule } from "@/lib/alerts/registry"
import { silenceAlert } from "@/lib/alerts/silence"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { sendNotice } from "@/lib/operation-notices/send"
import { clearChannels, makeChannel, serveHook } from "@/lib/testing/alert-channels"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic, makeMember } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { addMs, MINUTE_MS, toDate } from "@/lib/time"

const db = await testDatabase()
const hook = await serveHook()
setEnv({ PRIVATE_HOSTS: hook.host })
afterAll(async () => {
  setEnv({ PRIVATE_HOSTS: "" })
  await hook.close()
  await closeDb()
})

let clinic: MadeClinic
beforeEach(async () => {
  await platformDb().alert.deleteMany()
  await platformDb().alertSilence.deleteMany()
  await platformDb().maintenance.deleteMany()
  await clearChannels()
  hook.heard.length = 0
  clinic = await makeClinic()
  await makeMember(clinic.id, ["operator"])
  await makeChannel(clinic, { kind: "slack", address: `http://${hook.host}/slack` })
  await makeChannel(clinic, { kind: "webhook", address: `http://${hook.host}/pager` })
})

const START = toDate("2026-12-13T01:00:00Z")
const at = (minutes: number): Ctx => {
  const { id, ...info } = clinic
  return { ...systemCtx(id, info, "evaluate-alerts"), now: addMs(START, minutes * MINUTE_MS) }
}
const bad = (rule: AlertRule) => (rule.isBelow ? rule.threshold - 1 : rule.threshold * 2 + 1)
const good = (rule: AlertRule) => rule.threshold
const readings = (rules: readonly AlertRule[], value: (rule: AlertRule) => number) =>
  rules.map((rule) => ({ name: rule.name, subject: "it", value: value(rule) }))

/** A look a minute, from one minute to before another; what was queued is sent as the worker would. */
async function watch(
  from: number,
  to: number,
  value: (rule: AlertRule) => number,
  rules = ALERTS as readonly AlertRule[],
) {
  const sum = { fired: 0, cleared: 0 }
  for (let minute = from; minute < to; minute++) {
    const { fired, cleared } = await evaluatePlatform(at(minute), { readings: readings(rules, value) })
    sum.fired += fired
    sum.cleared += cleared
  }
  const queued = await platformDb().operationNotice.findMany({
    where: { status: "queued" },
    orderBy: { id: "asc" },
  })
  for (const { id } of queued) await sendNotice(at(to), id, "send")
  return sum
}

const told = async () =>
  (
    await db.owner.query<{ kind: string; status: string; what: string; n: number }>(
      `select channel.kind, notice.status, split_part(notice.key, ':', 3) as what, count(*)::int as n
       from "OperationNotice" notice join "AlertChannel" channel on channel.id = notice."channelId"
       group by 1, 2, 3 order by 1, 2, 3`,
    )
  ).rows

const ALL = ALERTS.length
const maintenance = (from: number, to: number) =>
  platformDb().maintenance.create({
    data: {
      id: newId(),
      key: newId(),
      title: "Monthly",
      startsAt: at(from).now,
      endsAt: at(to).now,
    },
  })

describe("T20 P19 V7 every rule under a simulated clock", () => {
  it("fires once after its time and is over once, told once through each channel", async () => {
    expect(await watch(0, 15, bad)).toEqual({ fired: ALL, cleared: 0 })
    const fired = await platformDb().alert.findMany()
    for (const rule of ALERTS as readonly AlertRule[]) {
      const alert = fired.find((one) => one.name === rule.name)
      expect([rule.name, alert?.firedAt]).toEqual([rule.name, addMs(START, rule.forMs)])
      expect([rule.name, alert?.severity]).toEqual([rule.name, rule.severity])
    }
    expect(await watch(15, 30, good)).toEqual({ fired: 0, cleared: ALL })
    expect(await watch(30, 45, good)).toEqual({ fired: 0, cleared: 0 })
    expect(await told()).toEqual(
      ["console", "slack", "webhook"].flatMap((kind) => [
        { kind, status: "sent", what: "firing", n: ALL },
        { kind, status: "sent", what: "resolved", n: ALL },
      ]),
    )
    expect(hook.heard).toHaveLength(4 * ALL)
    expect(new Set(hook.heard.map((one) => one.path + one.body)).size).toBe(4 * ALL)
  })

  it("is told to nobody in maintenance that it begins and ends in, and is listed all the same", async () => {
    await maintenance(0, 60)
    expect(await watch(0, 15, bad)).toEqual({ fired: ALL, cleared: 0 })
    expect(await watch(15, 30, good)).toEqual({ fired: 0, cleared: ALL })
    await watch(60, 70, good)
    expect(await told()).toEqual(
      ["console", "slack", "webhook"].map((kind) => ({ kind, status: "muted", what: "firing", n: ALL })),
    )
    expect(hook.heard).toEqual([])
    const { rows } = await db.owner.query(`select 1 from "Notification" where "clinicId" = $1`, [clinic.id])
    expect(rows).toEqual([])
  })

  it("is told when maintenance is over and it still fires, and its end after that", async () => {
    await maintenance(0, 60)
    await watch(0, 60, bad)
    expect(await platformDb().alert.findMany({ where: { toldAt: null } })).toHaveLength(ALL)
    expect(hook.heard).toEqual([])
    expect(await watch(60, 62, bad)).toEqual({ fired: 0, cleared: 0 })
    expect(hook.heard).toHaveLength(2 * ALL)
    expect(await platformDb().alert.count({ where: { toldAt: at(60).now, mutedBy: null } })).toBe(ALL)
    await watch(62, 80, good)
    expect(hook.heard).toHaveLength(4 * ALL)
  })

  it("tells of an end in maintenance where the beginning was told before it", async () => {
    await watch(0, 15, bad)
    await maintenance(15, 60)
    await watch(15, 30, good)
    expect(hook.heard).toHaveLength(4 * ALL)
  })

  it("is told as soon as a silence is ended, and only of what was silent", async () => {
    const operator = { ...(await ctxWith(clinic, ["operator"])), now: START }
    const { id } = await silenceAlert(operator, { name: "disk", hours: 24, reason: "A known thing" })
    await watch(0, 10, bad)
    expect(hook.heard).toHaveLength(2 * (ALL - 1))
    expect(await platformDb().alert.findFirst({ where: { name: "disk" } })).toMatchObject({
      state: "firing",
      toldAt: null,
      mutedBy: "silence",
    })
    await endSilence({ ...operator, now: at(10).now }, { id })
    await watch(10, 12, bad)
    expect(hook.heard).toHaveLength(2 * ALL)
    expect(hook.heard.slice(-2).every((one) => one.body.includes("The disk fills up"))).toBe(true)
  })

  it("stays as it is when nothing can be told", async () => {
    hook.answer = { status: 404 }
    await expect(watch(0, 10, bad)).rejects.toMatchObject({ code: "provider_refused" })
    hook.answer = { status: 200, body: "ok" }
    expect(await platformDb().alert.count({ where: { state: "firing" } })).toBe(ALL)
    expect(await platformDb().operationNotice.count({ where: { status: "failed", because: "gone" } })).toBe(1)
    expect(await watch(10, 11, bad)).toEqual({ fired: 0, cleared: 0 })
  })

  it("does not say that it is well when nothing is measured any more", async () => {
    await watch(0, 15, bad)
    hook.heard.length = 0
    await watch(15, 30, good, [])
    expect(hook.heard).toHaveLength(2 * ALL)
    expect(hook.heard.every((one) => one.body.includes("Nothing is measured of it any more"))).toBe(true)
  })
})
