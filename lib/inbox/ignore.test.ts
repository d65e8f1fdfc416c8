import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { ignoreEvent } from "@/lib/inbox/ignore"
import { listQuarantine } from "@/lib/inbox/quarantine"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDelivery } from "@/lib/testing/webhooks"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

async function kept(fate: string, reason = "another number") {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const { eventIds } = await makeDelivery(clinic, { at: now(), items: [{ fate, reason }], body: "{}" })
  const input = { id: eventIds[0] ?? "", reason: "nothing to do with us" }
  return { clinic, ctxFor, strangerFor: await memberOf(await makeClinic()), input }
}

it("is decided once, by whom is shown, and why is in the audit", async () => {
  const { clinic, ctxFor, input } = await kept("quarantined")
  const admin = ctxFor(["admin"])
  expect(await listQuarantine(admin, {})).toMatchObject([
    { provider: "whatsapp", reason: "another number", count: 1 },
  ])
  await ignoreEvent(admin, input)
  await ignoreEvent(admin, input)
  const { rows } = await db.owner.query(
    `select fate, reason, "finishedAt" from "WebhookEvent" where id = $1`,
    [input.id],
  )
  expect(rows).toEqual([{ fate: "ignored", reason: `By ${admin.actor.name}.`, finishedAt: expect.any(Date) }])
  expect(await recorded(clinic.id, input.id)).toMatchObject([
    { name: "webhook.ignored", personal: { reason: "nothing to do with us" } },
  ])
  expect(await listQuarantine(admin, {})).toEqual([])
})

describeRefusals(ignoreEvent, {
  prepare: () => kept("dead"),
  wrongState: { when: "what was processed", code: "wrong_state", prepare: () => kept("processed") },
})
