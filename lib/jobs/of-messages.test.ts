import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { runsOfMessages } from "@/lib/jobs/of-messages"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { makeRun } from "@/lib/testing/runs"

await testDatabase()
afterAll(closeDb)
let clinic: MadeClinic
let ctxFor: Awaited<ReturnType<typeof memberOf>>
beforeAll(async () => {
  clinic = await makeClinic()
  ctxFor = await memberOf(clinic)
})

const told = (role: "admin" | "coordinator" | "doctor", messages: Parameters<typeof runsOfMessages>[2]) =>
  inClinic(clinic.id, async (tx) => Object.fromEntries(await runsOfMessages(tx, ctxFor([role]), messages)))

describe("the run behind a message", () => {
  it("is the one that read it or sent it, else the one it began", async () => {
    const webhook = newId()
    const [heard, formless, sent, alone] = [newId(), newId(), newId(), newId()]
    const read = await makeRun(clinic.id, { eventId: webhook })
    await makeRun(clinic.id, { eventId: `message.received:${heard}` })
    const begun = await makeRun(clinic.id, { eventId: `message.received:${formless}` })
    const sender = await makeRun(clinic.id)
    await inClinic(clinic.id, (tx) =>
      tx.effect.create({
        data: {
          id: newId(),
          clinicId: clinic.id,
          key: `message:${sent}`,
          kind: "message",
          status: "done",
          runId: sender.id,
        },
      }),
    )
    const messages = [
      { id: heard, direction: "in", webhookEventId: webhook },
      { id: formless, direction: "in", webhookEventId: null },
      { id: sent, direction: "out", webhookEventId: null },
      { id: alone, direction: "in", webhookEventId: newId() },
    ]
    expect(await told("admin", messages)).toEqual({
      [heard]: read.id,
      [formless]: begun.id,
      [sent]: sender.id,
    })
    expect(await told("doctor", messages)).toEqual({})
  })

  it("is within reach: a coordinator's own leads'", async () => {
    const own = await makeLead(clinic.id, { ownerId: ctxFor.member.id })
    const [mine, theirs] = [newId(), newId()]
    const run = await makeRun(clinic.id, { eventId: `message.received:${mine}`, subjectId: own.id })
    await makeRun(clinic.id, { eventId: `message.received:${theirs}`, subjectId: newId() })
    const messages = [mine, theirs].map((id) => ({ id, direction: "in", webhookEventId: null }))
    expect(await told("coordinator", messages)).toEqual({ [mine]: run.id })
  })
})
