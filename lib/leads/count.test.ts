import { expect, it } from "vitest"
import { countLeads } from "@/lib/leads/count"
import { COUNT_CAP } from "@/lib/leads/words"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()

it("counts each tab, as far as the role sees", async () => {
  const { clinic, ctxFor, member } = await leadGround()
  await addLead(clinic.id, { ownerId: member.id, classification: "WARM", score: 3 })
  await addLead(clinic.id, { classification: "COLD", score: 2, urgency: "high" })
  await addLead(clinic.id, { classification: "COLD", score: 2 })
  expect(await countLeads(ctxFor(["admin"]), {})).toEqual({
    all: 4,
    mine: 1,
    urgent: 1,
    HOT: 1,
    WARM: 1,
    COLD: 2,
  })
  expect(await countLeads(ctxFor(["doctor"]), {})).toEqual({
    all: 3,
    mine: 1,
    urgent: 1,
    HOT: 1,
    WARM: 1,
    COLD: 1,
  })
  expect(await countLeads(ctxFor(["frontdesk"]), {})).toMatchObject({
    all: 4,
    HOT: null,
    WARM: null,
    COLD: null,
  })
})

it("stops counting where the number would no longer be read", async () => {
  const { clinic, lead, ctxFor } = await leadGround()
  await db.owner.query(
    `insert into "Lead" (id, "clinicId", "patientId", source, classification, "updatedAt")
     select gen_random_uuid(), $1, $2, 'web', 'WARM', now() from generate_series(1, $3::int)`,
    [clinic.id, lead.patientId, COUNT_CAP + 500],
  )
  const counts = await countLeads(ctxFor(["admin"]), {})
  expect(counts).toMatchObject({ all: COUNT_CAP + 1, WARM: COUNT_CAP + 1, HOT: 1 })
})

describeRefusals(countLeads, {
  subject: "none",
  prepare: async () => ({ ...(await leadGround()), input: {} }),
})
