import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { connectPlatformProvider } from "@/lib/connections/connect"
import { listSilent } from "@/lib/connections/list-silent"
import { watchEverywhere } from "@/lib/connections/watch-everywhere"
import { watchPlatformConnections } from "@/lib/connections/watch-platform"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"
import type { MadeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(async () => {
  await db.owner.query(`truncate "PlatformConnection"`)
  await db.owner.query(`delete from "WebhookDelivery" where "clinicId" is null`)
})

const heard = (from: string) =>
  db.owner.query(
    `insert into "WebhookDelivery" (id, provider, outcome, accepted, "receivedAt")
     select gen_random_uuid(), 'github', 'accepted', 1, $1::timestamptz + n * interval '20 minutes'
     from generate_series(0, 23) n`,
    [from],
  )

/** GitHub, heard every twenty minutes from 9:30 to 17:10 on the five working days before Saturday, 14 November 2026. */
async function busyWeek() {
  const made = await connectedClinic()
  const { id } = await connectPlatformProvider(made.operator, { provider: "github", scheme: "hub-signature" })
  await db.owner.query(`update "PlatformConnection" set "createdAt" = '2026-10-01'`)
  for (const day of ["09", "10", "11", "12", "13"]) await heard(`2026-11-${day}T09:30:00+02:00`)
  return { ...made, id }
}
const watchedFacts = async (clinic: MadeClinic, id: string) =>
  (await recorded(clinic.id, id)).map((row) => row.name).filter((name) => name !== "connection.connected")
const watch = (clinic: MadeClinic, time: string) =>
  watchPlatformConnections({ ...systemCtx(clinic.id, clinic, "watch"), now: toDate(`${time}:00+02:00`) }, {})

describe("what belongs to no clinic", () => {
  it("is not taken for silent by night, nor at the weekend", async () => {
    const { clinic } = await busyWeek()
    for (const time of ["2026-11-13T23:00", "2026-11-14T12:00", "2026-11-15T20:00", "2026-11-16T08:59"])
      expect(await watch(clinic, time)).toEqual({ fellSilent: 0, heardAgain: 0 })
  })

  it("falls silent by day, and the operator has it as a task until it is heard again", async () => {
    const { clinic, operator, admin, id } = await busyWeek()
    expect(await watch(clinic, "2026-11-16T09:30")).toEqual({ fellSilent: 1, heardAgain: 0 })
    expect(await watch(clinic, "2026-11-16T09:40")).toEqual({ fellSilent: 0, heardAgain: 0 })
    expect(await listSilent(operator, {})).toMatchObject([{ id, level: "platform" }])
    expect(await listSilent(admin, {})).toEqual([])
    const tasks = () =>
      db.owner.query(`select kind, status, "ownerRole", href from "Task" where "sourceId" = $1`, [id])
    const task = { kind: "silent_connection", ownerRole: "operator", href: `/settings/integrations/${id}` }
    expect((await tasks()).rows).toEqual([{ ...task, status: "open" }])

    await heard("2026-11-16T09:41:00+02:00")
    expect(await watch(clinic, "2026-11-16T09:45")).toEqual({ fellSilent: 0, heardAgain: 1 })
    expect(await listSilent(operator, {})).toEqual([])
    expect((await tasks()).rows).toEqual([{ ...task, status: "done" }])
    expect(await watchedFacts(clinic, id)).toEqual(["connection.fell_silent", "connection.heard_again"])
  })

  it("is watched with all the others, under the clinic that stands for all where there is one", async () => {
    const { clinic, id } = await busyWeek()
    await db.owner.query(`update "PlatformConnection" set "silentSince" = '2026-11-16T07:00:00Z'`)
    await heard("2026-11-16T09:41:00+02:00")
    await db.owner.query(`update "Clinic" set "isDefault" = (id = $1)`, [clinic.id])
    expect((await watchEverywhere("watch-connections", newId())).platform).toMatchObject({ heardAgain: 1 })
    expect(await watchedFacts(clinic, id)).toEqual(["connection.heard_again"])
    await db.owner.query(`update "Clinic" set "isDefault" = false`)
    await db.owner.query(`update "PlatformConnection" set "silentSince" = '2026-11-16T07:00:00Z'`)
    expect((await watchEverywhere("watch-connections", newId())).platform).toMatchObject({ heardAgain: 1 })
  })
})

describeRefusals(watchPlatformConnections, {
  subject: "none",
  prepare: async () => {
    const made = await connectedClinic()
    return { ...made, input: {} }
  },
})
