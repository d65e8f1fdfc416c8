import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { listNotices } from "@/lib/operation-notices/list"
import { type GivenNotice, notifyOperations } from "@/lib/operation-notices/notify"
import { clearChannels, makeChannel, noticesOfKey } from "@/lib/testing/alert-channels"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic, makeMember } from "@/lib/testing/factory"
import { jobCtx } from "@/lib/testing/notices"

const db = await testDatabase()
beforeEach(clearChannels)
afterAll(closeDb)

const notice = (given: Partial<GivenNotice> = {}): GivenNotice => ({
  kind: "backup",
  key: `backup:${newId()}:failed`,
  title: "A backup failed",
  body: "The disk is full.",
  href: "/operations/backups",
  severity: "warning",
  ...given,
})
const tell = (clinic: MadeClinic, given: GivenNotice | GivenNotice[]) =>
  inClinic(clinic.id as never, (tx) => notifyOperations(tx, jobCtx(clinic), given))
const ground = async () => {
  const clinic = await makeClinic()
  await makeMember(clinic.id, ["operator"])
  const address = "https://hooks.slack.com/services/T/B/x"
  await makeChannel(clinic, { address })
  await makeChannel(clinic, { address, title: "Night", atLeast: "critical" })
  return clinic
}

describe("telling of operations", () => {
  it("is one notice a channel that wants it, however often it is told", async () => {
    const clinic = await ground()
    const one = notice()
    await Promise.all([tell(clinic, one), tell(clinic, one)])
    expect(await tell(clinic, one)).toEqual([])
    expect((await noticesOfKey(one.key)).map((row) => [row.channel.kind, row.status])).toEqual([
      ["console", "sent"],
      ["slack", "queued"],
    ])
    const bad = notice({ severity: "critical" })
    await tell(clinic, bad)
    expect(await noticesOfKey(bad.key)).toHaveLength(3)
    const { rows } = await db.owner.query(
      `select count(*)::int as n from engine.event where name = 'operation_notice.queued' and clinic_id = $1`,
      [clinic.id],
    )
    expect(rows).toEqual([{ n: 3 }])
  })

  it("that is muted is written down, and told when it is asked for again", async () => {
    const clinic = await ground()
    const one = notice()
    expect(await tell(clinic, { ...one, mutedBecause: "maintenance" })).toEqual([])
    expect((await noticesOfKey(one.key)).map((row) => [row.status, row.because])).toEqual([
      ["muted", "maintenance"],
      ["muted", "maintenance"],
    ])
    expect(await tell(clinic, one)).toMatchObject([{ name: "alert.told" }, { name: "notification.sent" }])
    expect((await noticesOfKey(one.key)).map((row) => row.status)).toEqual(["sent", "queued"])
    await tell(clinic, { ...one, mutedBecause: "maintenance" })
    expect((await noticesOfKey(one.key)).map((row) => row.status)).toEqual(["sent", "queued"])
  })

  it("follows another only where that was told", async () => {
    const clinic = await ground()
    const [told, muted] = [notice(), notice()]
    await tell(clinic, [told, { ...muted, mutedBecause: "silence" }])
    const after = [told, muted].map(({ key }) => notice({ key: `${key}-over`, follows: key }))
    await tell(clinic, after)
    expect(await Promise.all(after.map(async ({ key }) => (await noticesOfKey(key)).length))).toEqual([2, 0])
  })

  it("tells nobody through what is off, and fails aloud where nobody could be told", async () => {
    const clinic = await makeClinic()
    const one = notice()
    await tell(clinic, one)
    expect(await noticesOfKey(one.key)).toMatchObject([{ status: "failed", because: "nobody" }])
    await platformDb().alertChannel.updateMany({ data: { isOn: false } })
    const other = notice()
    expect(await tell(clinic, other)).toEqual([])
    expect(await noticesOfKey(other.key)).toEqual([])
  })

  it("of a clinic is shown to no other clinic", async () => {
    const clinic = await ground()
    const one = notice({ clinicId: clinic.id })
    await tell(clinic, one)
    const rows = async (of: MadeClinic) => (await listNotices(await ctxWith(of, ["admin"]), {})).rows.length
    expect([await rows(clinic), await rows(await makeClinic())]).toEqual([2, 0])
  })
})
