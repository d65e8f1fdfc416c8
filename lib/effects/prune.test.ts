import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { pruneCauses, pruneEffects, pruneRerunInputs } from "@/lib/effects/prune"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
const ago = (days: number) => addMs(now(), -days * DAY_MS)

it("removes writes to a CRM after a month, and no message's effect ever", async () => {
  const { id: clinicId } = await makeClinic()
  const effect = (key: string, kind: string, days: number) => ({
    ...{ id: newId(), clinicId, key, kind, status: "done", runId: newId() },
    finishedAt: ago(days),
  })
  const data = [
    effect("old", "crm_write", 32),
    effect("young", "crm_write", 30),
    effect("message:old", "message", 400),
  ]
  await inClinic(clinicId, (tx) => tx.effect.createMany({ data }))
  expect(await pruneEffects()).toBe(1)
  const left = await inClinic(clinicId, (tx) => tx.effect.findMany({ include: { runs: true } }))
  expect(left.map((one) => one.key).sort()).toEqual(["message:old", "young"])
  expect(left.map((one) => one.runs.length)).toEqual([1, 1])
  expect(await pruneEffects()).toBe(0)
})

it("forgets after 30 days what was changed in an event, and nothing else of its item", async () => {
  const { id: clinicId } = await makeClinic()
  const action = { id: newId(), key: newId(), name: "A", scope: "selected", status: "done", total: 2 }
  const item = (days: number) => ({
    ...{ id: newId(), clinicId, actionId: action.id, runId: newId(), outcome: "completed" },
    input: { leadId: "x" },
    createdAt: ago(days),
  })
  const [old, young] = [item(31), item(29)]
  await inClinic(clinicId, async (tx) => {
    await tx.rerunAction.create({ data: { ...action, clinicId, requestedById: newId() } })
    await tx.rerunItem.createMany({ data: [old, young] })
  })
  expect(await pruneRerunInputs()).toBe(1)
  const left = await inClinic(clinicId, (tx) => tx.rerunItem.findMany({ orderBy: { createdAt: "asc" } }))
  expect(left).toMatchObject([
    { id: old.id, outcome: "completed", input: null },
    { id: young.id, input: { leadId: "x" } },
  ])
})

it("removes a closed cause that nothing failed of for half a year", async () => {
  const { id: clinicId } = await makeClinic()
  const cause = (name: string, state: string, days: number) =>
    db.owner.query(
      `insert into engine.cause (clinic_id, fingerprint, function_id, error_name, release_sha, state, last_at)
       values ($1, $2, 'f', 'E', 'unknown', $3, $4)`,
      [clinicId, name, state, ago(days)],
    )
  await cause("gone", "fixed", 181)
  await cause("fresh", "ignored", 179)
  await cause("open", "open", 400)
  expect(await pruneCauses()).toBe(1)
  const { rows } = await db.owner.query(
    "select fingerprint from engine.cause where clinic_id = $1 order by 1",
    [clinicId],
  )
  expect(rows.map((row) => row.fingerprint)).toEqual(["fresh", "open"])
})
