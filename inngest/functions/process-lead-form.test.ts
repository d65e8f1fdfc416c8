import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { formOf, postForm } from "@/lib/testing/lead-form"

const db = await testDatabase()
let clinic: MadeClinic
let worker: { stop(): Promise<void> }

beforeAll(async () => {
  clinic = await makeClinic()
  // Reads the environment when loaded, which the database above has just set.
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterAll(() => worker.stop())

const fateOf = (id = "") =>
  expect.poll(
    async () => (await db.owner.query(`select fate from "WebhookEvent" where id = $1`, [id])).rows[0].fate,
    { timeout: 20_000, interval: 50 },
  )

describe("process-lead-form", () => {
  it("turns a form into a scored lead, in another process's hands", async () => {
    const { body } = await postForm(
      clinic,
      formOf(clinic, { message: "Vreau un implant, cât costă? Urgent!" }),
    )
    await fateOf(body.id).toBe("processed")
    const lead = async () =>
      (
        await db.owner.query(
          `select lead.source, lead.score from "Lead" lead join "Message" message on message."leadId" = lead.id
           where message."webhookEventId" = $1`,
          [body.id],
        )
      ).rows[0]
    await expect.poll(async () => (await lead()).score, { timeout: 20_000, interval: 50 }).toBeGreaterThan(0)
    expect(await lead()).toMatchObject({ source: "web" })
  })

  it("scores a form without words too", async () => {
    const { body } = await postForm(clinic, formOf(clinic, { phone: "0722 111 000", message: "" }))
    await fateOf(body.id).toBe("processed")
  })

  it("buries a form that can never be recorded", async () => {
    await db.owner.query(`alter table "Message" add constraint refuse_poison check (body <> 'poison')`)
    const { body } = await postForm(clinic, formOf(clinic, { phone: "0722 111 001", message: "poison" }))
    await fateOf(body.id).toBe("dead")
  })
})
