import { afterAll, expect, it } from "vitest"
import { listCampaigns } from "@/lib/campaigns/list"
import { startCampaign } from "@/lib/campaigns/start"
import { closeDb } from "@/lib/db"
import { addPeople, asked, templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"

await testDatabase()
afterAll(closeDb)

it("lists the clinic's campaigns newest first, with what came of them; the desk sees none", async () => {
  const { clinic, templateId, ctxFor, strangerFor } = await templateGround()
  const ids = await addPeople(clinic.id, 2)
  const coordinator = ctxFor(["coordinator"])
  await startCampaign(coordinator, asked(templateId, ids, { title: "First one" }))
  await startCampaign(ctxFor(["coordinator"]), asked(templateId, ids, { title: "Second one" }))
  const { rows } = await listCampaigns(coordinator, {})
  expect(rows.map((one) => one.title)).toEqual(["Second one", "First one"])
  expect(rows[0]).toMatchObject({ template: "recall", total: 2, counts: { waiting: 2, queued: 0 } })
  expect((await listCampaigns(strangerFor(["coordinator"]), {})).rows).toEqual([])
  await expect(listCampaigns(ctxFor(["frontdesk"]), {})).rejects.toMatchObject({ code: "forbidden" })
})
