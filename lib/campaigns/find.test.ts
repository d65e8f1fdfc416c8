import { afterAll, describe, expect, it } from "vitest"
import { continueCampaign } from "@/lib/campaigns/continue"
import { findCampaign } from "@/lib/campaigns/find"
import { listRecipients } from "@/lib/campaigns/recipients"
import { startCampaign } from "@/lib/campaigns/start"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addPeople, asked, jobOf, templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { addMessage } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const prepare = async () => {
  const made = await templateGround()
  const ids = [
    ...(await addPeople(made.clinic.id, 1)),
    ...(await addPeople(made.clinic.id, 1, { agreed: false })),
  ]
  const input = asked(made.templateId, ids)
  await startCampaign(made.ctxFor(["coordinator"]), input)
  return { ...made, ids, input: { id: input.key } }
}
describeRefusals(findCampaign, { prepare, badInput: {} })

describe("one campaign", () => {
  it("tells what became of its messages and what people did upon them", async () => {
    const { clinic, ids, input, ctxFor } = await prepare()
    await continueCampaign(jobOf({ clinic }), { ...input, round: 0 })
    const [first = ""] = ids
    const lead = await inClinic(clinic.id, async (tx) => {
      await tx.message.updateMany({
        where: { campaignId: input.id, status: "queued" },
        data: { status: "read" },
      })
      await tx.consent.create({
        data: {
          id: newId(),
          clinicId: clinic.id,
          patientId: first,
          purpose: "marketing_whatsapp",
          status: "withdrawn",
          source: "member",
          method: "in_person",
          effectKey: newId(),
          recordedAt: addMs(now(), 1_000),
        },
      })
      const link = await tx.patientContact.findFirstOrThrow({ where: { patientId: first } })
      const one = await tx.lead.findFirstOrThrow({ where: { patientId: first } })
      return { id: one.id, clinicId: clinic.id, patientId: first, contactId: link.contactId }
    })
    await addMessage(lead, "Yes please", { createdAt: addMs(now(), 5_000) })
    const found = await findCampaign(ctxFor(["auditor"]), input)
    expect(found.report).toEqual({
      statuses: { read: 1, blocked: 1 },
      blocked: [{ because: "no_consent", count: 1 }],
      failed: [],
      replies: 1,
      withdrawals: 1,
    })
    expect(found).toMatchObject({ status: "done", counts: { queued: 1, blocked: 1, waiting: 0 } })
  })

  it("shows its people by what came of them, and an auditor no names", async () => {
    const { clinic, input, ctxFor } = await prepare()
    await continueCampaign(jobOf({ clinic }), { ...input, round: 0 })
    const blocked = await listRecipients(ctxFor(["coordinator"]), { ...input, outcome: "blocked" })
    expect(blocked.rows).toMatchObject([{ person: "Person 0", status: "blocked", because: "no_consent" }])
    const seen = await listRecipients(ctxFor(["auditor"]), input)
    expect(seen.rows.map((one) => one.person)).not.toContain("Person 0")
  })
})
