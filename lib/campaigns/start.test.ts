import { afterAll, describe, expect, it } from "vitest"
import { approveRequest, denyRequest } from "@/lib/approvals/decide"
import { startCampaign } from "@/lib/campaigns/start"
import { closeDb } from "@/lib/db"
import { addPeople, addTemplate, asked, readCampaign, templateGround } from "@/lib/testing/campaigns"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
afterAll(closeDb)

const ground = async (people = 3) => {
  const made = await templateGround()
  const ids = await addPeople(made.clinic.id, people)
  return { ...made, ids, input: asked(made.templateId, ids) }
}
const eventsOf = async (id: string) =>
  (
    await db.owner.query(
      `select data from engine.event where name = 'campaign.started' and data->>'campaignId' = $1`,
      [id],
    )
  ).rows

describeRefusals(startCampaign, {
  prepare: () => ground(1),
  badInput: { key: "x" },
  wrongState: {
    when: "others than were looked at",
    code: "wrong_state",
    prepare: async () => {
      const { input, ...rest } = await ground(1)
      return { ...rest, input: { ...input, expected: 7 } }
    },
  },
})

describe("a campaign is asked for", () => {
  it("starts alone for a coordinator up to the clinic's number; twice is once", async () => {
    const { clinic, ids, input, ctxFor } = await ground()
    const coordinator = ctxFor(["coordinator"])
    const [one, two] = await Promise.all([
      startCampaign(coordinator, input),
      startCampaign(coordinator, input),
    ])
    expect(one).toEqual(two)
    expect(one).toMatchObject({ status: "running", total: 3, approvalId: null })
    const { recipients } = await readCampaign(clinic.id, input.key)
    expect(recipients.map((row) => row.patientId).sort()).toEqual([...ids].sort())
    expect(await eventsOf(input.key)).toHaveLength(1)
    const facts = await recorded(clinic.id, input.key)
    expect(facts.map((row) => row.name).sort()).toEqual(["campaign.requested", "campaign.started"])
    expect(facts.find((row) => row.name === "campaign.requested")).toMatchObject({
      personal: { reason: "They are due", title: "Autumn check-ups" },
    })
    await expect(startCampaign(coordinator, { ...input, purpose: "survey" })).rejects.toMatchObject({
      code: "conflict",
    })
  })

  it("asks a second person above it, and always for an admin; nobody agrees to their own", async () => {
    const { clinic, ids, input, ctxFor, templateId } = await ground(51)
    const many = await startCampaign(ctxFor(["coordinator"]), input)
    expect(many).toMatchObject({ status: "waiting", approvalId: expect.any(String) })
    expect(await eventsOf(input.key)).toEqual([])
    await expect(
      approveRequest(ctxFor(["coordinator"]), { id: many.approvalId ?? "" }),
    ).rejects.toMatchObject({ code: "forbidden" })
    const other = await ctxWith(clinic, ["admin"])
    expect(await approveRequest(other, { id: many.approvalId ?? "" })).toMatchObject({ status: "approved" })
    expect((await readCampaign(clinic.id, input.key)).campaign.status).toBe("running")
    expect(await eventsOf(input.key)).toHaveLength(1)

    const [id = ""] = ids
    const few = asked(templateId, [id])
    const admins = await startCampaign(ctxFor(["admin"]), few)
    expect(admins.status).toBe("waiting")
    await denyRequest(other, { id: admins.approvalId ?? "", reason: "Not in this week" })
    const denied = await readCampaign(clinic.id, few.key)
    expect(denied.campaign.status).toBe("denied")
    expect(denied.recipients.map((row) => row.outcome)).toEqual(["not_sent"])
  })

  it("refuses an offer in a template that is none, gaps left open, and wordings that differ", async () => {
    const { clinic, ids, input, ctxFor, templateId } = await ground(1)
    const coordinator = ctxFor(["coordinator"])
    await expect(startCampaign(coordinator, { ...input, purpose: "marketing" })).rejects.toMatchObject({
      fields: { templateId: expect.any(String) },
    })
    await expect(startCampaign(coordinator, { ...input, parameters: [] })).rejects.toMatchObject({
      fields: { parameters: expect.any(String) },
    })
    await addTemplate(clinic.id, { language: "ro", body: "Bună, {{1}}!" })
    await expect(startCampaign(coordinator, asked(templateId, ids))).rejects.toMatchObject({
      fields: { templateId: expect.stringContaining("different gaps") },
    })
  })
})
