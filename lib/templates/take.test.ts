import { afterAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import type { SeenTemplate } from "@/lib/providers/whatsapp/templates"
import { takeTemplates } from "@/lib/templates/take"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"
import { connectWhatsapp } from "@/lib/testing/whatsapp"
import { addMs, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const seen = (given: Partial<SeenTemplate> = {}): SeenTemplate => ({
  externalId: `${given.name ?? "recall"}-${given.language ?? "en"}`,
  name: "recall",
  language: "en",
  status: "APPROVED",
  category: "UTILITY",
  quality: "GREEN",
  because: null,
  components: [{ type: "BODY", text: "Hello {{1}}." }],
  ...given,
})
const NUMBER = {
  display: "+1 202",
  verifiedName: "A",
  quality: "GREEN",
  tier: "TIER_1K",
  status: "CONNECTED",
}

const ground = async () => {
  const made = await leadGround()
  const connectionId = await connectWhatsapp(made.clinic.id)
  const input = { connectionId, asOf: now(), isWhole: true, templates: [seen()], number: NUMBER }
  const job = () => systemCtx(made.clinic.id, { ...made.clinic }, "sync-templates")
  const spoken = () =>
    inClinic(made.clinic.id, (tx) =>
      tx.templateLanguage.findMany({
        include: { template: true, versions: true },
        orderBy: { language: "asc" },
      }),
    )
  return { ...made, connectionId, input, job, spoken }
}

describeRefusals(takeTemplates, {
  prepare: ground,
  badInput: { connectionId: "x", asOf: "never", isWhole: true, templates: [], number: null },
})

describe("what the provider has is taken in", () => {
  it("once, however often it is read; the number's rating with it", async () => {
    const { clinic, input, job, spoken, connectionId } = await ground()
    expect(await takeTemplates(job(), input)).toMatchObject({ templates: 1, changed: 1 })
    expect(await takeTemplates(job(), { ...input, asOf: now() })).toMatchObject({ changed: 0 })
    const [one] = await spoken()
    expect(one).toMatchObject({
      state: "approved",
      quality: "green",
      versions: [{ number: 1, body: "Hello {{1}}." }],
    })
    const number = await inClinic(clinic.id, (tx) => tx.sendingNumber.findFirst({ where: { connectionId } }))
    expect(number).toMatchObject({ quality: "green", tier: 1_000, verifiedName: "A" })
  })

  it("keeps each wording, and never changes one that was there", async () => {
    const { clinic, input, job, spoken } = await ground()
    await takeTemplates(job(), input)
    const reworded = [seen({ components: [{ type: "BODY", text: "Dear {{1}}." }] })]
    await takeTemplates(job(), { ...input, asOf: now(), templates: reworded })
    const [one] = await spoken()
    expect(one?.versions.map(({ number, body }) => `${number} ${body}`).sort()).toEqual([
      "1 Hello {{1}}.",
      "2 Dear {{1}}.",
    ])
    expect(one?.versionId).toBe(one?.versions.find((version) => version.number === 2)?.id)
    await expect(
      inClinic(clinic.id, (tx) => tx.templateVersion.updateMany({ data: { body: "Other words" } })),
    ).rejects.toThrow(/permission denied/)
  })

  it("asks the admins once where some were stopped, and lets what is newer stand", async () => {
    const { clinic, input, job, spoken } = await ground()
    const two = [seen(), seen({ name: "survey" })]
    await takeTemplates(job(), { ...input, templates: two })
    const paused = two.map((one) => ({ ...one, status: "PAUSED", because: "FIRST_PAUSE" }))
    await takeTemplates(job(), { ...input, asOf: now(), templates: paused })
    const states = (await spoken()).map((one) => one.state)
    expect(states).toEqual(["paused", "paused"])
    expect((await spoken())[0]?.pausedUntil).toBeInstanceOf(Date)
    const tasks = await inClinic(clinic.id, (tx) => tx.task.findMany({ where: { ownerRole: "admin" } }))
    expect(tasks).toHaveLength(1)
    await takeTemplates(job(), { ...input, asOf: addMs(now(), -60_000), templates: two })
    expect((await spoken()).map((one) => one.state)).toEqual(["paused", "paused"])
  })

  it("marks what is gone, where all was read", async () => {
    const { input, job, spoken } = await ground()
    await takeTemplates(job(), input)
    await takeTemplates(job(), { ...input, asOf: now(), templates: [], isWhole: false })
    expect((await spoken())[0]?.state).toBe("approved")
    await takeTemplates(job(), { ...input, asOf: now(), templates: [] })
    expect((await spoken())[0]?.state).toBe("gone")
  })

  it("takes sixty with as many statements as two", async () => {
    const { input, job } = await ground()
    const many = (count: number, name: string) =>
      Array.from({ length: count }, (_, n) => seen({ name: `${name}_${n}` }))
    const few = await statementsOf(() =>
      takeTemplates(job(), { ...input, isWhole: false, templates: many(2, "a") }),
    )
    const all = await statementsOf(() =>
      takeTemplates(job(), { ...input, isWhole: false, templates: many(60, "b") }),
    )
    expect(all.length).toBeLessThanOrEqual(few.length)
  })
})
