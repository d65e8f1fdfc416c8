import { afterAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { askSurvey } from "@/lib/surveys/ask"
import { writes } from "@/lib/testing/answers"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { surveyGround } from "@/lib/testing/visits"
import { wamid } from "@/lib/testing/whatsapp"
import { addMs, HOUR_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

/** The question has left, and its id at the provider. */
async function asked() {
  const ground = await surveyGround()
  await askSurvey(ground.at(addMs(now(), -1_000)), { id: ground.id, key: "1" })
  const externalId = wamid()
  await inClinic(ground.clinic.id, (tx) =>
    tx.message.updateMany({ where: { purpose: "survey" }, data: { status: "sent", externalId } }),
  )
  return { ...ground, externalId }
}
type Ground = Awaited<ReturnType<typeof asked>>
const feedback = async (ground: Ground) => (await ground.tasks()).filter((one) => one.kind === "feedback")

describe("a reply to the question after a visit", () => {
  it("keeps one number, with the very message, sealed in the record", async () => {
    const ground = await asked()
    const id = await writes(ground, "9")
    const survey = await ground.read()
    expect(survey).toMatchObject({ status: "answered", score: 9, comment: null })
    const message = await inClinic(ground.clinic.id, (tx) =>
      tx.message.findFirstOrThrow({ where: { externalId: id } }),
    )
    expect(survey.answerMessageId).toBe(message.id)
    expect(await feedback(ground)).toEqual([])
    const facts = await recorded(ground.clinic.id, ground.id)
    const answered = facts.find((one) => one.name === "survey.answered")
    expect(answered).toMatchObject({ after: { isUnhappy: false }, personal: { score: 9 } })
  })

  it.each([
    [0, 2],
    [2, 2],
    [3, 24],
    [4, 24],
    [5, 48],
    [6, 48],
  ])("has somebody call who answered %i within %i hours", async (score, hours) => {
    const ground = await asked()
    await writes(ground, String(score))
    const [task, ...others] = await feedback(ground)
    expect(others).toEqual([])
    expect(task).toMatchObject({ title: "Call an unhappy patient", ownerRole: "coordinator" })
    const due = (task?.dueAt?.getTime() ?? 0) - now().getTime()
    expect(due / HOUR_MS).toBeGreaterThan(hours - 0.1)
    expect(due / HOUR_MS).toBeLessThanOrEqual(hours)
  })

  it("puts more than a number before a person, once, and takes the number that follows", async () => {
    const ground = await asked()
    await writes(ground, "2 ore am așteptat")
    await writes(ground, "8 sau 9")
    expect(await ground.read()).toMatchObject({ status: "asked", score: null })
    expect(await feedback(ground)).toMatchObject([{ title: "Read an answer after a visit", status: "open" }])
    await writes(ground, "8")
    expect(await ground.read()).toMatchObject({ status: "answered", score: 8 })
    expect(await feedback(ground)).toMatchObject([{ status: "done" }])
  })

  it("takes thanks for no answer, and no number that quotes something else", async () => {
    const ground = await asked()
    await writes(ground, "Mulțumesc frumos!")
    await writes(ground, "9", { context: { id: wamid() } })
    expect(await ground.read()).toMatchObject({ status: "asked" })
    expect(await feedback(ground)).toEqual([])
    await writes(ground, "9", { context: { id: ground.externalId } })
    expect(await ground.read()).toMatchObject({ status: "answered", score: 9 })
  })

  it("takes no number after three days, nor a second one", async () => {
    const ground = await asked()
    await db.owner.query(`update "Survey" set "expiresAt" = now() - interval '1 minute' where id = $1`, [
      ground.id,
    ])
    await writes(ground, "9")
    expect(await ground.read()).toMatchObject({ status: "asked", score: null })
    const other = await asked()
    await writes(other, "9")
    await writes(other, "2")
    expect(await other.read()).toMatchObject({ score: 9 })
  })

  it("goes behind STOP and distress", async () => {
    const ground = await asked()
    await writes(ground, "STOP")
    await writes(ground, "nu mai suport durerea")
    expect(await ground.read()).toMatchObject({ status: "asked", taskId: null })
  })

  it("asks whose number it is where several share the phone", async () => {
    const ground = await asked()
    const child = await ground.patient()
    const appointmentId = await ground.visit({ patientId: child, startsAt: addMs(now(), -3 * HOUR_MS) })
    await inClinic(ground.clinic.id, async (tx) => {
      await tx.patientContact.create({
        data: { clinicId: ground.clinic.id, patientId: child, contactId: ground.contactId },
      })
      await tx.survey.create({
        data: {
          id: crypto.randomUUID(),
          clinicId: ground.clinic.id,
          patientId: child,
          appointmentId,
          status: "asked",
          askAt: now(),
          expiresAt: addMs(now(), HOUR_MS),
        },
      })
    })
    await writes(ground, "9")
    expect(await ground.read()).toMatchObject({ status: "asked" })
    expect(await feedback(ground)).toHaveLength(1)
    await writes(ground, "9", { context: { id: ground.externalId } })
    expect(await ground.read()).toMatchObject({ status: "answered", score: 9 })
  })
})
