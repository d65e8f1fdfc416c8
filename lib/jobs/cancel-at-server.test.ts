import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { cancelRun } from "@/lib/jobs/cancel"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeRun } from "@/lib/testing/runs"

const db = await testDatabase()
afterAll(closeDb)

const told = (runId: string) =>
  db.owner
    .query("select id, name, data from engine.event where data->>'runId' = $1", [runId])
    .then(({ rows }) => rows)

describe("cancelling a run of a server's", () => {
  it("tells the worker once whom to ask, by the server's own name for the run and its event", async () => {
    const clinic = await makeClinic()
    const ctx = await ctxWith(clinic, ["admin"])
    const { id } = await makeRun(clinic.id, { status: "sleeping" })
    await db.owner.query(
      "update engine.run set engine = 'server', external_id = 'X1', event_id = 'e1@X1', function_id = 'f' where id = $1",
      [id],
    )
    await cancelRun(ctx, { id, reason: "Booked by phone" })
    await cancelRun(ctx, { id, reason: "Booked by phone" })
    expect(await told(id)).toEqual([
      {
        id: `cancel:${id}`,
        name: "rounds/run.cancel",
        data: { clinicId: clinic.id, runId: id, externalId: "X1", functionId: "f", eventId: "e1" },
      },
    ])
  })

  it("tells nobody of a run of the embedded engine", async () => {
    const clinic = await makeClinic()
    const { id } = await makeRun(clinic.id, { status: "sleeping" })
    await cancelRun(await ctxWith(clinic, ["admin"]), { id, reason: "Booked by phone" })
    expect(await told(id)).toEqual([])
  })
})
