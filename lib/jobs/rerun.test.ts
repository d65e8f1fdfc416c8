import { afterAll, describe, expect, it } from "vitest"
import { closeDb, listenClient } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findRun } from "@/lib/jobs/find"
import { rerunRun } from "@/lib/jobs/rerun"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { ended, testClient, testEngine } from "@/lib/testing/engine"
import { makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"

const db = await testDatabase()
afterAll(closeDb)

async function ground(status = "failed") {
  const [here, there] = [await makeClinic(), await makeClinic()]
  const { id } = await makeRun(here.id, { status })
  const input = { id, reason: "HubSpot is back", key: crypto.randomUUID() }
  return { input, ctxFor: await memberOf(here), strangerFor: await memberOf(there) }
}

describeRefusals(rerunRun, {
  prepare: () => ground(),
  wrongState: { when: "a run that still runs", code: "wrong_state", prepare: () => ground("running") },
})

describe("runs.rerun", () => {
  it("starts the same event again for that function alone, and links the two", async () => {
    const lab = testClient()
    const seen: unknown[] = []
    const functions = ["lead-scoring-workflow", "another"].map((id) =>
      lab.client.createFunction(
        { id, retries: 0, triggers: [{ event: "message.received" }] },
        async ({ event }) => {
          seen.push([id, event.data.leadId])
        },
      ),
    )
    const clinic = await makeClinic()
    const ctx = await ctxWith(clinic, ["admin"])
    const leadId = newId()
    const { id } = await makeRun(clinic.id, { status: "failed", data: { leadId } })
    const engine = await testEngine(lab, functions)
    const { eventId } = await rerunRun(ctx, { id, reason: "HubSpot is back", key: crypto.randomUUID() })
    const [run] = await ended(eventId)
    await engine.stop()
    expect(seen).toEqual([["lead-scoring-workflow", leadId]])
    expect((await findRun(ctx, { id })).links.reruns).toMatchObject([{ id: run?.id, status: "completed" }])
    expect(await findRun(ctx, { id: run?.id ?? "" })).toMatchObject({
      rerunOf: id,
      links: { origin: { id } },
    })
  })

  it("is one rerun, told once, when sent twice with one key", async () => {
    const { input, ctxFor } = await ground()
    const ctx = ctxFor(["admin"])
    const [one, two] = await Promise.all([rerunRun(ctx, input), rerunRun(ctx, input)])
    expect(two).toEqual(one)
    const events = await db.owner.query("select 1 from engine.event where rerun_of = $1", [input.id])
    expect(events.rowCount).toBe(1)
    expect(await recorded(ctx.clinicId, input.id)).toMatchObject([
      { name: "run.rerun", reason: null, personal: { reason: "HubSpot is back" } },
    ])
  })

  it("wakes the workers when it is committed, not before", async () => {
    const { input, ctxFor } = await ground()
    const listener = listenClient("test")
    await listener.connect()
    await listener.query("listen engine_wake")
    const seen = new Promise<number>((resolve) => {
      listener.once("notification", async () => {
        const { rowCount } = await db.owner.query("select 1 from engine.event where rerun_of = $1", [
          input.id,
        ])
        resolve(rowCount ?? 0)
      })
    })
    const client = await db.owner.connect()
    // The record of it must wait: a notice that came before the commit would find nothing.
    await client.query("begin")
    await client.query(`lock table "Fact" in exclusive mode`)
    const rerun = rerunRun(ctxFor(["admin"]), input)
    await new Promise((resolve) => setTimeout(resolve, 300))
    await client.query("commit")
    client.release()
    await rerun
    expect(await seen).toBe(1)
    await listener.end()
  })

  it("says so when the event is no longer kept", async () => {
    const { input, ctxFor } = await ground()
    await db.owner.query(
      "delete from engine.event where id = (select event_id from engine.run where id = $1)",
      [input.id],
    )
    await expect(rerunRun(ctxFor(["admin"]), input)).rejects.toMatchObject({ code: "wrong_state" })
  })
})
