import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { tellPlatformDead, tellPlatformDeadIfAny } from "@/lib/inbox/tell-dead"
import { platformCtx } from "@/lib/platform"
import { clearChannels, makeChannel } from "@/lib/testing/alert-channels"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic, makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
let clinic: MadeClinic
beforeEach(async () => {
  await db.owner.query('truncate "WebhookEvent", "WebhookDelivery" cascade')
  await db.owner.query('update "Clinic" set "isDefault" = false')
  await clearChannels()
  clinic = await makeClinic()
  await db.owner.query(`update "Clinic" set "isDefault" = true where id = $1`, [clinic.id])
})

describeRefusals(tellPlatformDead, {
  subject: "none",
  async prepare() {
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

async function died(given: { kind?: string; reason?: string; at?: Date; clinicId?: string } = {}) {
  const { kind = "push", reason = "internal", at = now(), clinicId = null } = given
  const delivery = newId()
  await db.owner.query(
    `insert into "WebhookDelivery" (id, "clinicId", provider, outcome, accepted, "receivedAt")
     values ($1, $2, 'github', 'accepted', 1, $3)`,
    [delivery, clinicId, at],
  )
  await db.owner.query(
    `insert into "WebhookEvent" (id, "clinicId", provider, key, kind, position, "deliveryId", fate, reason, "receivedAt", "finishedAt")
     values ($1::uuid, $2, 'github', $1::uuid::text, $3, 0, $4, 'dead', $5, $6, $6)`,
    [newId(), clinicId, kind, delivery, reason, at],
  )
}
const tasks = async () =>
  (
    await db.owner.query(`select title, "ownerRole", href from "Task" where "clinicId" = $1 order by id`, [
      clinic.id,
    ])
  ).rows
const notices = async () =>
  (
    await db.owner.query(
      `select channel.kind, notice.title from "OperationNotice" notice
       join "AlertChannel" channel on channel.id = notice."channelId" order by 2, 1`,
    )
  ).rows

describe("what of no clinic's ran out of tries", () => {
  it("is a notice through each channel and an operator's task, once a cause, however many and whoever looks", async () => {
    const told = await makeMember(clinic.id, ["operator"])
    await makeChannel(clinic, { kind: "email", address: "ops@example.com" })
    await died()
    await died()
    const ctx = await platformCtx("sweep-inbox")
    await Promise.all([tellPlatformDead(ctx, {}), tellPlatformDead(ctx, {})])
    await died()
    expect(await tellPlatformDeadIfAny("sweep-inbox")).toEqual({ causes: 1 })
    expect(await tasks()).toEqual([
      {
        title: "See why an event of GitHub could not be processed",
        ownerRole: "operator",
        href: "/webhooks?view=events&side=platform&fate=dead&provider=github&kind=push",
      },
    ])
    const title = "What GitHub tells cannot be processed: push"
    expect(await notices()).toEqual([
      { kind: "console", title },
      { kind: "email", title },
    ])
    const { rows } = await db.owner.query(`select 1 from "Notification" where "memberId" = $1`, [told.id])
    expect(rows).toHaveLength(1)
    await died({ reason: "provider_failed" })
    await tellPlatformDead(ctx, {})
    expect(await tasks()).toHaveLength(2)
  })

  it("is not a clinic's, nor long ago", async () => {
    await died({ clinicId: clinic.id })
    await died({ at: addMs(now(), -3 * DAY_MS) })
    expect(await tellPlatformDeadIfAny("sweep-inbox")).toEqual({ causes: 0 })
    expect(await tasks()).toEqual([])
  })

  it("is told to nobody where no clinic stands for all", async () => {
    await died()
    await db.owner.query('update "Clinic" set "isDefault" = false')
    expect(await tellPlatformDeadIfAny("sweep-inbox")).toEqual({ causes: 0 })
  })
})
