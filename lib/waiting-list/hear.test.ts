import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { env } from "@/lib/env"
import { writes } from "@/lib/testing/answers"
import { testDatabase } from "@/lib/testing/db"
import { type WaitingGround, waitingGround } from "@/lib/testing/waiting-list"
import { wamid } from "@/lib/testing/whatsapp"
import { addMs, HOUR_MS, MINUTE_MS, now, nowMs, setClock } from "@/lib/time"
import { expireOffer } from "./expire-offer"
import { offerNext } from "./offer-next"
import { withdrawOffer } from "./withdraw-offer"

await testDatabase()
beforeAll(() => {
  // Its first reading sets the clock.
  env()
  setClock("2037-03-03T08:00:00Z")
})
afterAll(() => setClock(undefined))

const STARTS = "2037-03-10T08:00:00.000Z"

/** Somebody was asked for a time just now, and the question has left. */
async function asked(given: { others?: number; language?: string } = {}) {
  const one = await waitingGround()
  const who = await one.waits({ name: "Ana Pop", priority: 2 })
  for (let n = 0; n < (given.others ?? 0); n++) await one.waits({ name: `Other ${n}` })
  await inClinic(one.clinic.id, async (tx) => {
    if (given.language)
      await tx.patient.update({ where: { id: who.patientId }, data: { language: given.language } })
  })
  const { slotId, offerId } = await one.asked(STARTS, now())
  const externalId = await left(one, offerId)
  const phone = await inClinic(one.clinic.id, async (tx) =>
    (await tx.contact.findUniqueOrThrow({ where: { id: who.contactId } })).address.slice(1),
  )
  const ctx = one.system(now())
  const says = (body: string, message: Record<string, unknown> = {}) =>
    writes({ clinic: one.clinic, ctx, phone }, body, {
      timestamp: String(Math.floor(nowMs() / 1_000) + 1),
      ...message,
    })
  const first = async () => (await one.offers(slotId)).find((offer) => offer.id === offerId)!
  return { ...one, who, slotId, offerId, externalId, says, first }
}

/** The message of an offer has reached the patient. */
const left = (one: WaitingGround, offerId: string) =>
  inClinic(one.clinic.id, async (tx) => {
    const offer = await tx.waitingListOffer.findUniqueOrThrow({ where: { id: offerId } })
    const externalId = wamid()
    await tx.message.update({ where: { id: offer.messageId! }, data: { status: "delivered", externalId } })
    return externalId
  })
const written = (one: WaitingGround) =>
  inClinic(one.clinic.id, async (tx) =>
    (await tx.message.findMany({ where: { direction: "out" }, orderBy: { createdAt: "asc" } })).map(
      (message) => message.body,
    ),
  )
const booked = (one: WaitingGround) =>
  inClinic(one.clinic.id, (tx) => tx.appointment.findMany({ where: { status: { not: "cancelled" } } }))
const tasks = (one: WaitingGround) =>
  inClinic(one.clinic.id, (tx) =>
    tx.task.findMany({ where: { title: "Read a reply to a time that was offered" } }),
  )

describe("a plain yes", () => {
  it.each([
    ["ro", "Da", /^Sunteți programat/],
    ["en", "Yes please", /^You are booked: Check-up, Tuesday 10 March, 10:00, with Dr 0/],
    ["de", "Ja, gerne", /^Ihr Termin steht/],
    ["hi", "हाँ", /^आपकी अपॉइंटमेंट तय है/],
    ["ar", "نعم", /^تم حجز موعدكم/],
  ])("books, and says so in the patient's language: %s", async (language, words, answer) => {
    const one = await asked({ language })
    await one.says(words)
    expect(await one.first()).toMatchObject({ status: "accepted", entry: { status: "booked" } })
    expect(await booked(one)).toMatchObject([{ patientId: one.who.patientId, source: "waiting_list" }])
    expect((await written(one)).at(-1)).toMatch(answer)
  })

  it("told twice books once", async () => {
    const one = await asked()
    const id = wamid()
    await one.says("Da", { id })
    await one.says("Da", { id })
    await one.says("Da, mulțumesc")
    expect(await booked(one)).toHaveLength(1)
    expect(await tasks(one)).toEqual([])
  })

  it("to the message it quotes counts whatever was said since", async () => {
    const one = await asked()
    await inClinic(one.clinic.id, (tx) =>
      tx.message.create({
        data: {
          ...{ id: crypto.randomUUID(), clinicId: one.clinic.id, contactId: one.who.contactId },
          ...{
            patientId: one.who.patientId,
            direction: "out",
            body: "Mâine suntem deschiși",
            status: "sent",
          },
          ...{ statusAt: now(), sentById: one.me.id, basis: "reply", saidAt: now(), createdAt: now() },
        },
      }),
    )
    await one.says("da", { context: { id: one.externalId } })
    expect(await one.first()).toMatchObject({ status: "accepted" })
  })
})

describe("a plain no", () => {
  it("gives the time to whoever is next, and keeps them on the list", async () => {
    const one = await asked({ others: 1 })
    await one.says("Nu, mulțumesc")
    expect(await one.first()).toMatchObject({
      status: "declined",
      declinedBecause: null,
      entry: { status: "waiting" },
    })
    expect(await offerNext(one.system(now()), { id: one.slotId })).toMatchObject({ state: "offered" })
    expect(await booked(one)).toEqual([])
  })
})

describe("what is neither", () => {
  it.each(["da, dar la 5", "Da?", "nu știu încă", "Poate"])(
    "is put before a person while the time is kept: %s",
    async (words) => {
      const one = await asked()
      await one.says(words)
      expect(await one.first()).toMatchObject({ status: "offered", hold: { status: "held" } })
      expect(await booked(one)).toEqual([])
      expect(await tasks(one)).toMatchObject([{ status: "open", patientId: one.who.patientId }])
    },
  )

  it("a question is no answer, and nobody is told to read it as one", async () => {
    const one = await asked()
    await one.says("Cât costă o consultație la dumneavoastră?")
    expect(await one.first()).toMatchObject({ status: "offered" })
    expect(await tasks(one)).toEqual([])
  })

  it("STOP is no answer to a time: it stops offers, and the time is still kept", async () => {
    const one = await asked()
    await one.says("STOP")
    expect(await one.first()).toMatchObject({ status: "offered" })
  })

  it("a yes after a colleague wrote something else may be about that", async () => {
    const one = await asked()
    await inClinic(one.clinic.id, (tx) =>
      tx.message.create({
        data: {
          ...{ id: crypto.randomUUID(), clinicId: one.clinic.id, contactId: one.who.contactId },
          ...{
            patientId: one.who.patientId,
            direction: "out",
            body: "Veniți cu radiografia?",
            status: "sent",
          },
          ...{ statusAt: now(), sentById: one.me.id, basis: "reply", saidAt: now(), createdAt: now() },
        },
      }),
    )
    await one.says("Da")
    expect(await one.first()).toMatchObject({ status: "offered" })
    expect(await booked(one)).toEqual([])
    expect(await tasks(one)).toHaveLength(1)
  })
})

describe("a yes that comes late", () => {
  const over = async (one: Awaited<ReturnType<typeof asked>>) => {
    const at = addMs(now(), 2 * HOUR_MS + MINUTE_MS)
    await expireOffer(one.system(at), { id: one.offerId })
    return at
  }

  it("counts where nobody else has the time", async () => {
    const one = await asked()
    await over(one)
    await one.says("Da")
    expect(await one.first()).toMatchObject({ status: "accepted" })
    expect(await booked(one)).toHaveLength(1)
  })

  it("asks again about another one where it went to somebody else, and moves nobody", async () => {
    const one = await asked({ others: 1 })
    const at = await over(one)
    await offerNext(one.system(at), { id: one.slotId })
    await one.says("Da")
    expect(await booked(one)).toEqual([])
    expect((await one.offers(one.slotId)).map((offer) => offer.status)).toEqual(["expired", "offered"])
    const again = (await one.offers()).filter((offer) => offer.slotId === null)
    expect(again).toMatchObject([{ entryId: one.who.entryId, status: "offered", hold: { status: "held" } }])
    expect(await written(one)).toContainEqual(expect.stringMatching(/^That time is no longer free/))
    // And a yes to that one is a yes to that one.
    await left(one, again[0]!.id)
    await one.says("Yes")
    expect(await booked(one)).toMatchObject([{ startsAt: again[0]!.hold.startsAt }])
  })
})

it("a yes to a time that was lost meanwhile is asked again, and what they had stands", async () => {
  const one = await asked()
  await inClinic(one.clinic.id, (tx) =>
    tx.hoursException.create({
      data: {
        ...{ id: crypto.randomUUID(), clinicId: one.clinic.id, practitionerId: one.practitionerIds[0]! },
        ...{ kind: "closed", cause: "sick" },
        ...{ startsAt: new Date("2037-03-09T22:00:00Z"), endsAt: new Date("2037-03-10T22:00:00Z") },
      },
    }),
  )
  await one.says("Da")
  expect(await booked(one)).toEqual([])
  expect(await one.first()).toMatchObject({ status: "withdrawn", because: "slot_lost" })
  expect((await one.offers()).filter((offer) => offer.status === "offered")).toHaveLength(1)
})

it("tells who says yes to a time that was taken back what else there is, or that there is nothing", async () => {
  const one = await asked()
  await withdrawOffer({ ...one.ctxFor(["admin"]), now: now() }, { id: one.offerId })
  await inClinic(one.clinic.id, (tx) => tx.workingHours.deleteMany({}))
  await one.says("Da")
  expect(await booked(one)).toEqual([])
  expect((await written(one)).at(-1)).toMatch(/^That time is no longer free.*stay on the waiting list/)
})
