import { expect, it } from "vitest"
import { countWaitingLeads } from "@/lib/leads/count-waiting"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, now } from "@/lib/time"

await testDatabase()

it("counts whose clock runs, who is late, and who is nobody's", async () => {
  const due = (minutes: number) => ({ dueAt: addMs(now(), minutes * MINUTE_MS) })
  const { clinic, member, ctxFor } = await leadGround(due(10))
  await addLead(clinic.id, { ...due(-1), ownerId: member.id })
  await addLead(clinic.id, { classification: "WARM", score: 3 })
  await addLead(clinic.id, { waitingSince: null })
  expect(await countWaitingLeads(ctxFor(["coordinator"]), {})).toEqual({ due: 2, late: 1, unowned: 2 })
  expect(await countWaitingLeads(ctxFor(["doctor"]), {})).toEqual({ due: 2, late: 1, unowned: 1 })
})

it("tells the front desk who waits, not whose clock runs because the lead is hot", async () => {
  const { clinic, ctxFor } = await leadGround({ dueAt: addMs(now(), -MINUTE_MS) })
  await addLead(clinic.id, { dueAt: addMs(now(), -MINUTE_MS), urgency: "medium" })
  await addLead(clinic.id, { classification: "COLD", score: 2 })
  expect(await countWaitingLeads(ctxFor(["frontdesk"]), {})).toEqual({ due: 3, late: 0, unowned: 3 })
  await addLead(clinic.id, { dueAt: addMs(now(), -MINUTE_MS), urgency: "critical" })
  expect(await countWaitingLeads(ctxFor(["frontdesk"]), {})).toEqual({ due: 4, late: 1, unowned: 4 })
})

describeRefusals(countWaitingLeads, {
  subject: "none",
  prepare: async () => ({ ...(await leadGround()), input: {} }),
})
