import { expect, it } from "vitest"
import { changeLeadStatus } from "@/lib/leads/change-status"
import { takeLead } from "@/lib/leads/take"
import { testDatabase } from "@/lib/testing/db"
import { factsOf, leadGround, readLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, now } from "@/lib/time"

await testDatabase()

it("stops the clock when somebody reacted, and starts it again where it was", async () => {
  const at = now()
  const { lead, ctxFor } = await leadGround({ createdAt: at, dueAt: addMs(at, 30 * MINUTE_MS) })
  const ctx = ctxFor(["coordinator"])
  await changeLeadStatus(ctx, { id: lead.id, from: "new", to: "contacted" })
  expect(await readLead(lead)).toMatchObject({ status: "contacted", waitingSince: null, dueAt: null })
  await changeLeadStatus(ctx, { id: lead.id, to: "new" })
  expect(await readLead(lead)).toMatchObject({
    status: "new",
    waitingSince: at,
    dueAt: addMs(at, 30 * MINUTE_MS),
  })
})

it("is recorded with before, after and why; twice is once", async () => {
  const { lead, ctxFor } = await leadGround()
  const input = { id: lead.id, to: "lost" as const, reason: "Chose another clinic" }
  await changeLeadStatus(ctxFor(["admin"]), input)
  await changeLeadStatus(ctxFor(["admin"]), input)
  const facts = await factsOf(lead)
  expect(facts).toHaveLength(1)
  expect(facts[0]).toMatchObject({
    name: "lead.status_changed",
    before: { status: "new" },
    after: { status: "lost" },
    reason: null,
    personal: { reason: "Chose another clinic" },
  })
})

it("asks why where the why is kept", async () => {
  const { lead, ctxFor } = await leadGround()
  await expect(
    changeLeadStatus(ctxFor(["admin"]), { id: lead.id, to: "lost", reason: " " }),
  ).rejects.toMatchObject({ code: "invalid_input", fields: { reason: expect.any(String) } })
})

it("does not overwrite what a colleague decided meanwhile", async () => {
  const { lead, ctxFor } = await leadGround({ status: "booked" })
  await expect(
    changeLeadStatus(ctxFor(["admin"]), { id: lead.id, from: "new", to: "contacted" }),
  ).rejects.toMatchObject({ code: "conflict" })
  expect((await readLead(lead)).status).toBe("booked")
})

it("has a doctor take the lead first", async () => {
  const { lead, ctxFor } = await leadGround()
  const doctor = ctxFor(["doctor"])
  const input = { id: lead.id, to: "contacted" as const }
  await expect(changeLeadStatus(doctor, input)).rejects.toMatchObject({ code: "forbidden" })
  await takeLead(doctor, { id: lead.id })
  await changeLeadStatus(doctor, input)
})

describeRefusals(changeLeadStatus, {
  prepare: async () => {
    const ground = await leadGround()
    return { ...ground, input: { id: ground.lead.id, to: "contacted" as const } }
  },
  badInput: { id: "x", to: "elsewhere" },
  wrongState: {
    when: "a way no lead goes",
    code: "wrong_state",
    prepare: async () => {
      const ground = await leadGround()
      return { ...ground, input: { id: ground.lead.id, to: "won" as const } }
    },
  },
})
