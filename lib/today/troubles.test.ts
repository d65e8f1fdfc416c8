import { expect, it } from "vitest"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"
import { addMs, DAY_MS, now } from "@/lib/time"
import { countFailedRuns, countStuckWebhooks } from "@/lib/today/troubles"

const db = await testDatabase()

it("counts failed runs until they are run again or discarded, whenever they failed", async () => {
  const { clinic, member, ctxFor } = await leadGround()
  const add = (id: string, status: string, createdAt: Date, rerunOf: string | null = null) =>
    db.owner.query(
      `insert into engine.run (id, function_id, event_id, event_name, clinic_id, max_attempts, status, created_at, rerun_of)
       values ($1, 'lead-scoring-workflow', $2, 'message.received', $3, 5, $4, $5, $6)`,
      [id, newId(), clinic.id, status, createdAt, rerunOf],
    )
  const failed = newId()
  await add(failed, "failed", now())
  await add(newId(), "failed", now())
  const old = newId()
  await add(old, "failed", addMs(now(), -2 * DAY_MS))
  await add(newId(), "completed", now())
  expect(await countFailedRuns(ctxFor(["admin"]), {})).toBe(3)
  await add(newId(), "completed", now(), failed)
  expect(await countFailedRuns(ctxFor(["admin"]), {})).toBe(2)
  await db.owner.query("update engine.run set settled_as = 'discarded' where id = $1", [old])
  expect(await countFailedRuns(ctxFor(["admin"]), {})).toBe(1)
  expect(await countFailedRuns(ctxFor(["coordinator"]), {})).toBe(0)
  const own = await addLead(clinic.id, { ownerId: member.id })
  await makeRun(clinic.id, { status: "failed", subjectId: own.id })
  expect(await countFailedRuns(ctxFor(["coordinator"]), {})).toBe(1)
  // Nobody else puts away what belongs to no clinic.
  await makeRun(null, { functionId: "sweep-inbox", status: "failed" })
  expect(await countFailedRuns(ctxFor(["admin"]), {})).toBe(2)
  expect(await countFailedRuns(ctxFor(["operator"]), {})).toBe(3)
})

it("counts the webhook events that need a person", async () => {
  const { clinic, ctxFor } = await leadGround()
  const deliveryId = newId()
  await db.owner.query(
    `insert into "WebhookDelivery" (id, "clinicId", provider, outcome) values ($1, $2, 'whatsapp', 'accepted')`,
    [deliveryId, clinic.id],
  )
  for (const fate of ["processed", "pending", "quarantined", "dead", "dead"])
    await db.owner.query(
      `insert into "WebhookEvent" (id, "clinicId", provider, key, kind, position, "deliveryId", fate, reason)
       values ($1, $2, 'whatsapp', $3, 'messages/text', 0, $4, $5, 'why')`,
      [newId(), clinic.id, newId(), deliveryId, fate],
    )
  expect(await countStuckWebhooks(ctxFor(["admin"]), {})).toEqual({ quarantined: 1, dead: 2 })
})

const prepare = async () => ({ ...(await leadGround()), input: {} })
describeRefusals(countFailedRuns, { subject: "none", prepare })
describeRefusals(countStuckWebhooks, { subject: "none", prepare })
