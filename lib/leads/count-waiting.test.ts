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

describeRefusals(countWaitingLeads, {
  subject: "none",
  prepare: async () => ({ ...(await leadGround()), input: {} }),
})
