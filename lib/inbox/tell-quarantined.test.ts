import { beforeAll, expect, it } from "vitest"
import { tellQuarantined, tellQuarantinedEverywhere } from "@/lib/inbox/tell-quarantined"
import { listTasks } from "@/lib/tasks/list"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDelivery } from "@/lib/testing/webhooks"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
let asMember: Awaited<ReturnType<typeof memberOf>>
let stranger: Awaited<ReturnType<typeof memberOf>>
let clinic: Awaited<ReturnType<typeof makeClinic>>

beforeAll(async () => {
  clinic = await makeClinic()
  asMember = await memberOf(clinic)
  stranger = await memberOf(await makeClinic())
})

const aside = async (reason: string, at = now()) => {
  const { eventIds } = await makeDelivery(clinic, { at, items: [{}, {}] })
  await db.owner.query(`update "WebhookEvent" set fate = 'quarantined', reason = $2 where id = any($1)`, [
    eventIds,
    reason,
  ])
}

it("makes one task a reason and day, however many events and however often it looks", async () => {
  await aside("Not ours")
  await aside("Not read")
  await aside("Long ago", addMs(now(), -3 * DAY_MS))
  expect(await tellQuarantinedEverywhere()).toEqual({ told: 2 })
  await aside("Not ours")
  expect(await tellQuarantinedEverywhere()).toEqual({ told: 0 })
  const { rows } = await listTasks(asMember(["admin"]), { tab: "role" })
  expect(rows.map((row) => row.why).sort()).toEqual(["Not ours", "Not read"])
  expect(rows[0]).toMatchObject({ kind: "quarantine", ownerRole: "admin", source: "rule" })
})

describeRefusals(tellQuarantined, {
  subject: "none",
  prepare: async () => ({ input: {}, ctxFor: asMember, strangerFor: stranger }),
})
