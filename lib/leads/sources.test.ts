import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { listLeads } from "@/lib/leads/list"
import { countSources } from "@/lib/leads/sources"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("counts where the leads of a filter came from; each number is as many rows as its filter lists", async () => {
  const { clinic, lead, ctxFor } = await leadGround()
  const web = await addLead(clinic.id, { source: "web" })
  const other = await addLead(clinic.id, { source: "web", classification: "COLD" })
  await inClinic(clinic.id, async (tx) => {
    await tx.lead.updateMany({ where: { id: { in: [web.id, lead.id] } }, data: { utmCampaign: " Autumn " } })
    await tx.lead.update({
      where: { id: other.id },
      data: { referral: { source: "ad", headline: "New smile", url: null, clickId: null } },
    })
  })
  const ctx = ctxFor(["admin"])
  const found = await countSources(ctx, {})
  expect(found).toEqual({
    total: 3,
    sources: [
      { source: "web", n: 2 },
      { source: "whatsapp", n: 1 },
    ],
    campaigns: [
      { campaign: "Autumn", n: 2 },
      { campaign: "New smile", n: 1 },
    ],
  })
  for (const { campaign, n } of found.campaigns)
    expect((await listLeads(ctx, { campaign })).rows, campaign).toHaveLength(n)
  expect(await countSources(ctx, { classification: "COLD" })).toMatchObject({
    total: 1,
    campaigns: [{ campaign: "New smile", n: 1 }],
  })
})

it("tells a masked view no campaign, and does not let it ask for one", async () => {
  const { clinic, lead, ctxFor } = await leadGround()
  await inClinic(clinic.id, (tx) =>
    tx.lead.update({ where: { id: lead.id }, data: { utmCampaign: "Autumn" } }),
  )
  expect((await countSources(ctxFor(["operator"]), {})).campaigns).toEqual([])
  await expect(listLeads(ctxFor(["operator"]), { campaign: "Autumn" })).rejects.toMatchObject({
    code: "forbidden",
  })
  await expect(listLeads(ctxFor(["auditor"]), { duplicates: "1" })).rejects.toMatchObject({
    code: "forbidden",
  })
})

describeRefusals(countSources, {
  subject: "none",
  badInput: { language: "romanian" },
  prepare: async () => ({ ...(await leadGround()), input: {} }),
})
