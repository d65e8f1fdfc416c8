import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb, enginePool, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { listRuns } from "@/lib/jobs/list"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { type MadeLead, makeLead, makeMessage } from "@/lib/testing/leads"
import { makeRun } from "@/lib/testing/runs"
import { addMs, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

let clinic: MadeClinic
let lead: MadeLead
let causeId: string
const action = newId()
const webhook = newId()
const PRINT = "f1f1f1"
const runs: Record<string, string> = {}
const name = (id: string) => Object.entries(runs).find(([, one]) => one === id)?.[0] ?? id

beforeAll(async () => {
  clinic = await makeClinic()
  const stranger = await makeClinic()
  lead = await makeLead(clinic.id)
  const { patientId } = lead
  const ago = (minutes: number) => addMs(now(), -minutes * 60_000)
  const make = async (called: string, given: Parameters<typeof makeRun>[1]) => {
    runs[called] = (await makeRun(clinic.id, { functionId: "lead-scoring-workflow", ...given })).id
  }
  await make("plain", { createdAt: ago(60) })
  await make("lead", { createdAt: ago(50), subjectId: lead.id })
  await make("patient", { createdAt: ago(49), patientId, provider: "hubspot" })
  await make("both", { createdAt: ago(48), patientId, subjectId: lead.id, attempt: 1 })
  await make("failed", {
    createdAt: ago(40),
    status: "failed",
    fingerprint: PRINT,
    provider: "whatsapp",
    attempt: 4,
  })
  await make("settled", { createdAt: ago(39), status: "failed", fingerprint: PRINT, settledAs: "rerun" })
  await make("scheduled", {
    createdAt: ago(30),
    scheduleId: "stale-lead-refresh",
    releaseSha: "abc123".repeat(7).slice(0, 40),
  })
  await make("rerun", { createdAt: ago(20), rerunAction: action })
  await make("child", { createdAt: ago(19), parentRunId: runs.rerun })
  await make("server", { createdAt: ago(18), externalId: "01JD3ZK6B5Q8W9X7Y2T4V6M8N0" })
  await make("hook", { createdAt: ago(10), eventId: webhook, functionId: "process-whatsapp-message" })
  await makeRun(stranger.id, { fingerprint: PRINT, patientId, eventId: newId(), rerunAction: action })
  await db.owner.query(
    `insert into engine.cause (clinic_id, fingerprint, function_id, error_name, error_code, release_sha, count)
     values ($1, $3, 'lead-scoring-workflow', 'ProviderError', 'provider_failed', 'r', 2), ($2, 'other', 'x', 'ProviderError', null, 'r', 1)`,
    [clinic.id, stranger.id, PRINT],
  )
  const { rows } = await db.owner.query<{ id: string }>("select id from engine.cause where clinic_id = $1", [
    clinic.id,
  ])
  causeId = rows[0]?.id ?? ""
})

const found = async (input: Parameters<typeof listRuns>[1], role: "admin" | "operator" = "admin") =>
  (await listRuns(await ctxWith(clinic, [role]), input)).rows.map((run) => name(run.id))

describe("runs are found", () => {
  it("by whom they are about: what says so itself, and what its leads say", async () => {
    expect(await found({ patient: lead.patientId })).toEqual(["both", "patient", "lead"])
    expect(await found({ lead: lead.id })).toEqual(["both", "lead"])
    expect(await found({ patient: lead.patientId, attempt: "retried" })).toEqual(["both"])
    expect(await found({ patient: newId() })).toEqual([])
    expect(await found({ patient: lead.patientId }, "operator")).toEqual(["both", "patient", "lead"])
  })

  it("by cause, its id or its fingerprint; an unknown one finds nothing rather than all", async () => {
    expect(await found({ cause: PRINT })).toEqual(["settled", "failed"])
    expect(await found({ cause: causeId })).toEqual(["settled", "failed"])
    expect(await found({ cause: newId() })).toEqual([])
    expect(await found({ cause: PRINT, dead: "1" })).toEqual(["failed"])
  })

  it("by release, whole or begun, by schedule, provider, tries and action", async () => {
    expect(await found({ release: "abc123abc" })).toEqual(["scheduled"])
    expect(await found({ release: "abc123".repeat(7).slice(0, 40) })).toEqual(["scheduled"])
    expect(await found({ release: "nothing" })).toEqual([])
    expect(await found({ schedule: "stale-lead-refresh" })).toEqual(["scheduled"])
    expect(await found({ provider: "hubspot" })).toEqual(["patient"])
    expect(await found({ attempt: "retried" })).toEqual(["failed", "both"])
    expect(await found({ attempt: "first", status: "failed" })).toEqual(["settled"])
    expect(await found({ rerun: action })).toEqual(["rerun"])
    expect(await found({ dead: "1" })).toEqual(["failed"])
  })

  it("by any id that has to do with them", async () => {
    expect(await found({ q: runs.rerun })).toEqual(["child", "rerun"])
    expect(await found({ q: action })).toEqual(["rerun"])
    expect(await found({ q: lead.patientId })).toEqual(["both", "patient"])
    expect(await found({ q: lead.id.toUpperCase() })).toEqual(["both", "lead"])
    expect(await found({ q: webhook })).toEqual(["hook"])
    expect(await found({ q: webhook.replaceAll("-", "") })).toEqual(["hook"])
    expect(await found({ q: "01JD3ZK6B5Q8W9X7Y2T4V6M8N0" })).toEqual(["server"])
  })

  it("by a message: what read it, what it began, and what sent it", async () => {
    const messageId = await makeMessage(lead, "Bună", { webhookEventId: webhook })
    const begun = await makeRun(clinic.id, { eventId: `message.received:${messageId}` })
    const sent = await makeRun(clinic.id)
    await inClinic(clinic.id, (tx) =>
      tx.effect.create({
        data: {
          id: newId(),
          clinicId: clinic.id,
          key: `message:${messageId}`,
          kind: "message",
          status: "done",
          runId: sent.id,
        },
      }),
    )
    expect(new Set(await found({ q: messageId }))).toEqual(new Set(["hook", begun.id, sent.id]))
    expect(new Set(await found({ q: `wamid.test.${messageId}` }))).toEqual(new Set(["hook", begun.id]))
    await enginePool().query("delete from engine.run where id = any ($1)", [[begun.id, sent.id]])
  })

  it("by an error's name or code and a function's alias, and by nothing a person wrote", async () => {
    expect(await found({ q: "provider_failed" })).toEqual(["settled", "failed"])
    expect(await found({ q: "PROVIDERERROR" })).toEqual(["settled", "failed"])
    expect(await found({ q: "whatsapp-message-handler" })).toEqual(["hook"])
    expect(await found({ q: "Bună" })).toEqual([])
    expect(await found({ q: "%" })).toEqual([])
  })

  it("once, though two filters of several words name them twice, and page on through all of it", async () => {
    const input = { patient: lead.patientId, status: "completed,failed", function: "lead-scoring" }
    expect(await found(input)).toEqual(["both", "patient", "lead"])
    const busy = await makeClinic()
    const at = now()
    for (let i = 0; i < 70; i++)
      await makeRun(busy.id, { createdAt: addMs(at, -(i % 3)), status: i % 2 ? "failed" : "cancelled" })
    const ctx = await ctxWith(busy, ["admin"])
    const first = await listRuns(ctx, { status: "failed,cancelled" })
    const second = await listRuns(ctx, { status: "failed,cancelled", cursor: first.nextCursor ?? "" })
    expect(new Set([...first.rows, ...second.rows].map((run) => run.id)).size).toBe(70)
    expect(second.nextCursor).toBeNull()
  })
})
