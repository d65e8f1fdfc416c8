import { afterAll, describe, expect, it } from "vitest"
import { closeDb, listenClient } from "@/lib/db"
import { noteRelay, noteSync } from "@/lib/engine/server-state"
import { resetEnv } from "@/lib/env"
import { runChecks } from "@/lib/health/checks"
import { findEngine } from "@/lib/jobs/engine-state"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw } from "@/lib/testing/engine"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(findEngine, {
  subject: "none",
  badInput: { unheardOf: true },
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("engine.find", () => {
  it("counts who listens where the engine is embedded, and changes nothing by looking", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    expect(await findEngine(ctx, {})).toMatchObject({
      kind: "embedded",
      workers: 0,
      wrong: "no worker listens",
    })
    const worker = listenClient("engine")
    await worker.connect()
    expect(await findEngine(ctx, {})).toMatchObject({ kind: "embedded", workers: 1, wrong: null })
    expect(await findEngine(ctx, {})).toMatchObject({ kind: "embedded", workers: 1, wrong: null })
    await worker.end()
  })

  it("says of a server whether events reach it, whether it knows the functions, what it refuses", async () => {
    Object.assign(process.env, {
      INNGEST_BASE_URL: "https://inngest.example:8288",
      INNGEST_EVENT_KEY: "key",
      INNGEST_SIGNING_KEY: "ab".repeat(32),
    })
    resetEnv()
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const worker = async () => (await runChecks()).worker
    const state = async () => await findEngine(ctx, {})
    expect(await state()).toMatchObject({
      kind: "server",
      host: "inngest.example:8288",
      wrong: "no worker hands events on",
    })
    expect(await worker()).toEqual({
      status: "degraded",
      detail: "Inngest server: no worker hands events on",
    })

    const beat = { since: "2026-11-22T10:00:00.000Z", lastSentAt: null, lastEventId: null, away: null }
    await noteRelay({ ...beat, reachable: false })
    expect(await state()).toMatchObject({ wrong: "the server cannot be reached" })
    await noteRelay({ ...beat, reachable: true, away: "http_401" })
    expect(await state()).toMatchObject({ wrong: "the server refuses the event key" })
    await noteRelay({ ...beat, reachable: true })
    expect(await state()).toMatchObject({ wrong: "the server does not know our functions" })
    await noteSync({ ok: true, message: null, functions: 12, lastOkAt: beat.since })
    expect(await state()).toMatchObject({ wrong: null, sync: { functions: 12 }, waiting: 0, refused: 0 })
    expect(await worker()).toEqual({ status: "ok", detail: "Inngest server at inngest.example:8288" })

    const id = await emitRaw("said")
    expect(await state()).toMatchObject({ waiting: 1, wrong: null })
    await db.owner.query("update engine.event set relay_error = 'http_400', relay_tries = 1 where id = $1", [
      id,
    ])
    expect(await state()).toMatchObject({ waiting: 0, refused: 1, wrong: "1 event refused" })
  })
})
