import { afterAll, describe, expect, it } from "vitest"
import { continueCampaign } from "@/lib/campaigns/continue"
import { findCampaign } from "@/lib/campaigns/find"
import { startCampaign } from "@/lib/campaigns/start"
import { closeDb, inClinic } from "@/lib/db"
import { addPeople, asked, jobOf, readCampaign, templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, MINUTE_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const ground = async (people = 3, agreed = true) => {
  const made = await templateGround()
  const ids = await addPeople(made.clinic.id, people, { agreed })
  const input = asked(made.templateId, ids)
  await startCampaign(made.ctxFor(["coordinator"]), input)
  return { ...made, ids, id: input.key, input: { id: input.key, round: 0 } }
}
const setting = (clinicId: string, memberId: string, value: object) =>
  inClinic(clinicId, (tx) =>
    tx.clinicSetting.create({
      data: { clinicId, key: "campaigns", value, updatedById: memberId, updatedAt: now() },
    }),
  )

describeRefusals(continueCampaign, { prepare: () => ground(1), badInput: { id: 7 } })

describe("a campaign goes on", () => {
  it("writes to everybody once, by its agreement, and says what came of it; run again nothing more happens", async () => {
    const { clinic, ids, id, input, lead, ctxFor } = await ground()
    await expect(continueCampaign(ctxFor(["coordinator"]), input)).rejects.toMatchObject({
      code: "wrong_state",
    })
    expect(await continueCampaign(jobOf({ clinic }), input)).toEqual({ goesOn: false, waitSeconds: 0 })
    expect(await continueCampaign(jobOf({ clinic }), input)).toEqual({ goesOn: false, waitSeconds: 0 })
    const { campaign, messages, recipients } = await readCampaign(clinic.id, id)
    expect(campaign).toMatchObject({ status: "done", finishedAt: expect.any(Date) })
    expect(messages.map((one) => one.patientId).sort()).toEqual([...ids].sort())
    expect(messages[0]).toMatchObject({ status: "queued", basis: "consent", purpose: "recall" })
    expect(messages.every((one) => one.body.includes(clinic.name))).toBe(true)
    expect(recipients.every((one) => one.outcome === "queued" && one.messageId)).toBe(true)
    expect(messages.some((one) => one.patientId === lead.patientId)).toBe(false)
    expect((await recorded(clinic.id, id)).at(-1)).toMatchObject({
      name: "campaign.finished",
      after: { people: 3, queued: 3 },
    })
  })

  it("keeps back who has not agreed, with the reason", async () => {
    const { clinic, id, input, ctxFor } = await ground(2, false)
    await continueCampaign(jobOf({ clinic }), input)
    const { recipients, messages } = await readCampaign(clinic.id, id)
    expect(recipients.map((one) => one.because)).toEqual(["no_consent", "no_consent"])
    expect(messages.map((one) => one.status)).toEqual(["blocked", "blocked"])
    const { report } = await findCampaign(ctxFor(["coordinator"]), { id })
    expect(report.blocked).toEqual([{ because: "no_consent", count: 2 }])
  })

  it("is no faster than the clinic says, and no wider than the number may", async () => {
    const made = await templateGround()
    const { clinic, member, templateId, connectionId, ctxFor } = made
    await setting(clinic.id, member.id, { perMinute: 2 })
    await inClinic(clinic.id, (tx) =>
      tx.sendingNumber.create({ data: { clinicId: clinic.id, connectionId, tier: 3, ratedAt: now() } }),
    )
    const input = asked(templateId, await addPeople(clinic.id, 5))
    await startCampaign(ctxFor(["coordinator"]), input)
    const at = now()
    const go = (after: number) =>
      continueCampaign(jobOf({ clinic }, addMs(at, after)), { id: input.key, round: 0 })
    const sent = async () => (await readCampaign(clinic.id, input.key)).messages.length
    expect(await go(0)).toMatchObject({ goesOn: true })
    expect(await sent()).toBe(2)
    expect((await go(1_000)).waitSeconds).toBeGreaterThan(50)
    expect(await sent()).toBe(2)
    await go(MINUTE_MS + 1_000)
    expect(await sent()).toBe(3)
    await go(2 * MINUTE_MS + 2_000)
    expect(await sent()).toBe(3)
    expect((await readCampaign(clinic.id, input.key)).campaign.pausedBecause).toBe("number_limit")
  })

  it("writes to nobody after its limit", async () => {
    const { clinic, id, input } = await ground()
    await continueCampaign(jobOf({ clinic }, addMs(now(), 4 * DAY_MS)), input)
    const { campaign, recipients, messages } = await readCampaign(clinic.id, id)
    expect(campaign.status).toBe("done")
    expect(messages).toEqual([])
    expect(new Set(recipients.map((one) => one.because))).toEqual(new Set(["too_late"]))
  })

  it("stands still where the template was stopped, or its job gave up", async () => {
    const { clinic, id, input } = await ground()
    await inClinic(clinic.id, (tx) => tx.templateLanguage.updateMany({ data: { state: "paused" } }))
    expect(await continueCampaign(jobOf({ clinic }), input)).toMatchObject({ goesOn: false })
    expect((await readCampaign(clinic.id, id)).campaign).toMatchObject({
      status: "paused",
      pausedBecause: "template_stopped",
    })
    const second = await ground()
    await continueCampaign(jobOf(second), { ...second.input, failed: true })
    expect((await readCampaign(second.clinic.id, second.id)).campaign.pausedBecause).toBe("failed")
  })
})
