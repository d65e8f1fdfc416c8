import { afterAll, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { addMessage } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { openedCase, readCase, scored, waitingLead } from "@/lib/testing/urgent"
import { addMs, MINUTE_MS, now } from "@/lib/time"
import { closeCase } from "@/lib/urgent/close"
import { openCase } from "@/lib/urgent/open"

const db = await testDatabase()
afterAll(closeDb)

const ago = (minutes: number) => addMs(now(), -minutes * MINUTE_MS)
const since = (one: { tierTimes: Date[]; dueAt: Date }, from: Date) =>
  [...one.tierTimes, one.dueAt].map((at) => (+at - +from) / MINUTE_MS)

it.each([
  ["none", "HOT", [5, 10, 15, 30]],
  ["critical", "COLD", [5, 10, 15, 15]],
  ["high", "COLD", [5, 10, 15, 30]],
  ["medium", "COLD", [20, 40, 60, 60]],
])("runs the clock of %s and %s from the patient's message", async (urgency, classification, minutes) => {
  const clinic = await makeClinic()
  const wroteAt = ago(2)
  const { caseId } = await openedCase(clinic, { urgency, classification, wroteAt })
  const one = await readCase(clinic.id, caseId)
  expect(since(one, wroteAt)).toEqual(minutes)
  expect(one).toMatchObject({ status: "open", tier: 0, nextTierAt: one.tierTimes[0], urgency })
})

it("told again it is the same case, and records nothing", async () => {
  const clinic = await makeClinic()
  const { lead, caseId } = await openedCase(clinic)
  const ctx = systemCtx(clinic.id, clinic, "job")
  const again = () => openCase(ctx, { leadId: lead.id, scoreId: lead.scoreId })
  const both = await Promise.all([again(), again()])
  expect(both.map((one) => one.caseId)).toEqual([caseId, caseId])
  expect((await recorded(clinic.id, caseId)).map((one) => one.name)).toEqual(["urgent.opened"])
})

it("a graver message makes the clock shorter; a milder one puts nothing off", async () => {
  const clinic = await makeClinic()
  const at = now()
  const first = addMs(at, -30 * MINUTE_MS)
  const { lead, caseId } = await openedCase(clinic, {
    urgency: "medium",
    classification: "COLD",
    wroteAt: first,
  })
  const ctx = systemCtx(clinic.id, clinic, "job")
  const later = addMs(at, -3 * MINUTE_MS)
  const messageId = await addMessage(lead, "It is worse", { createdAt: later })
  const scoreId = await scored(lead, messageId, { urgency: "critical", classification: "COLD" })
  await openCase(ctx, { leadId: lead.id, scoreId })
  const raised = await readCase(clinic.id, caseId)
  // The first tier was due 20 minutes after the first message already.
  expect(since(raised, first)).toEqual([20, 37, 42, 42])
  expect(raised).toMatchObject({ urgency: "critical", messageId })

  const mild = await addMessage(lead, "Thanks", { createdAt: ago(1) })
  const milder = await scored(lead, mild, { urgency: "none", classification: "COLD" })
  await openCase(ctx, { leadId: lead.id, scoreId: milder })
  expect(since(await readCase(clinic.id, caseId), first)).toEqual([20, 37, 42, 42])
})

it.each([
  ["nobody waits", { waitingSince: null }],
  ["it is neither HOT nor urgent", { classification: "COLD" }],
  ["the lead is closed", { status: "lost" }],
])("opens none where %s", async (_, change) => {
  const clinic = await makeClinic()
  const lead = await waitingLead(clinic.id)
  await inClinic(clinic.id, (tx) => tx.lead.update({ where: { id: lead.id }, data: change }))
  const ctx = systemCtx(clinic.id, clinic, "job")
  expect(await openCase(ctx, { leadId: lead.id, scoreId: lead.scoreId })).toMatchObject({ caseId: null })
})

it("what a member closed by hand is not opened again by what was told before", async () => {
  const clinic = await makeClinic()
  const { lead, caseId } = await openedCase(clinic)
  const member = await memberOf(clinic)
  await closeCase(member(["admin"]), { id: caseId, reason: "A joke" })
  const ctx = systemCtx(clinic.id, clinic, "job")
  expect(await openCase(ctx, { leadId: lead.id, scoreId: lead.scoreId })).toMatchObject({ caseId: null })
  const messageId = await addMessage(lead, "No, really", { createdAt: addMs(now(), 1_000) })
  const scoreId = await scored(lead, messageId, { urgency: "high" })
  expect((await openCase(ctx, { leadId: lead.id, scoreId })).caseId).not.toBe(caseId)
})

it("the database keeps one case a lead that is not closed", async () => {
  const clinic = await makeClinic()
  const { caseId } = await openedCase(clinic)
  const copy = db.owner.query(
    `insert into "UrgentCase" (id, "clinicId", "leadId", urgency, "clockFrom", "dueAt", "tierTimes")
     select gen_random_uuid(), "clinicId", "leadId", urgency, "clockFrom", "dueAt", "tierTimes" from "UrgentCase" where id = $1`,
    [caseId],
  )
  await expect(copy).rejects.toThrow(/UrgentCase_one_open/)
})

describeRefusals(openCase, {
  prepare: async () => {
    const clinic = await makeClinic()
    const lead = await waitingLead(clinic.id)
    return {
      input: { leadId: lead.id, scoreId: lead.scoreId },
      ctxFor: await memberOf(clinic),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
