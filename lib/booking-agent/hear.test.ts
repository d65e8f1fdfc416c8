import { describe, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { bookingGround } from "@/lib/testing/booking"
import { testDatabase } from "@/lib/testing/db"

await testDatabase()

describe("M20 the booking agent", () => {
  it("keeps five times, books the one whose number is answered, gives the others back and says so", async () => {
    const ground = await bookingGround()
    const id = await ground.asked()
    expect(await ground.offered(id)).toHaveLength(5)
    expect(await ground.held()).toBe(5)
    const [list] = await ground.bodies()
    expect(list).toMatch(/Control/)
    expect(list).toMatch(/\n5\. .+ la Dr\. Nume \d$/)
    await ground.says("2")
    const [, second] = await ground.offered(id)
    const made = await ground.appointments()
    expect(made).toMatchObject([
      {
        status: "scheduled",
        source: "agent",
        practitionerId: second?.practitionerId,
        patientId: ground.patientId,
      },
    ])
    expect(made[0]?.startsAt.toISOString()).toBe(second?.startsAt)
    expect(await ground.talk(id)).toMatchObject({ status: "booked", appointmentId: made[0]?.id })
    expect(await ground.held()).toBe(0)
    expect((await ground.bodies())[1]).toMatch(/^Sunteți programat/)
    expect(await ground.tasks()).toEqual([])
    // A thank-you, or the number once more, books nothing.
    await ground.says("2")
    await ground.says("mulțumesc")
    expect(await ground.appointments()).toHaveLength(1)
  })

  it("never puts anybody into another time: what was lost is offered anew, and after three lists a person rings", async () => {
    const ground = await bookingGround()
    const id = await ground.asked()
    for (const round of [1, 2, 3]) {
      const [first] = await ground.offered(id)
      // The time of choosing is over, and a colleague took the slot for somebody else.
      await inClinic(ground.clinic.id, (tx) =>
        tx.slotHold.updateMany({ where: { status: "held" }, data: { status: "released" } }),
      )
      const other = newId()
      await inClinic(ground.clinic.id, (tx) =>
        tx.patient.create({
          data: { id: other, clinicId: ground.clinic.id, name: "X Y", nameFolded: "x y" },
        }),
      )
      const taken = await bookAppointment(ground.ctxFor(["frontdesk"]), {
        key: newId(),
        patientId: other,
        serviceId: ground.serviceId,
        practitionerId: first?.practitionerId ?? "",
        startsAt: first?.startsAt ?? "",
      })
      expect(taken.id).not.toBeNull()
      await ground.says("1")
      const talk = await ground.talk(id)
      expect(talk.rounds).toBe(Math.min(round + 1, 3))
      if (round < 3) await ground.sent(id)
    }
    expect((await ground.appointments()).filter((one) => one.patientId === ground.patientId)).toEqual([])
    expect(await ground.talk(id)).toMatchObject({ status: "ended", because: "slots_lost" })
    expect((await ground.bodies())[1]).toMatch(/^Ne pare rău, ora aceea/)
    expect(await ground.tasks()).toMatchObject([{ title: "Find a time with the patient", status: "open" }])
    expect(await ground.held()).toBe(0)
  })

  it("hands over to a person when no time suits", async () => {
    const ground = await bookingGround()
    const id = await ground.asked()
    await ground.says("niciuna, mulțumesc")
    expect(await ground.talk(id)).toMatchObject({ status: "ended", because: "none_suited" })
    expect(await ground.tasks()).toHaveLength(1)
    expect(await ground.held()).toBe(0)
  })

  it.each(["da", "2 sau 3", "7", "da, dar la 5", "la 17:30?"])(
    "takes %s for no choice: a person reads it, once, and the list stands",
    async (words) => {
      const ground = await bookingGround()
      const id = await ground.asked()
      await ground.says(words)
      await ground.says(words)
      expect(await ground.appointments()).toEqual([])
      expect(await ground.talk(id)).toMatchObject({ status: "asked" })
      expect(await ground.tasks()).toMatchObject([{ title: "Read a reply to offered times" }])
    },
  )

  it("closes the task for a doubtful reply when a plain number follows", async () => {
    const ground = await bookingGround()
    await ground.asked()
    await ground.says("da")
    await ground.says("3")
    expect(await ground.appointments()).toHaveLength(1)
    expect(await ground.tasks()).toMatchObject([{ status: "done" }])
  })

  it("leaves what is about something else to the conversation", async () => {
    const ground = await bookingGround()
    const id = await ground.asked()
    await ground.says("Aveți parcare lângă clinică")
    expect(await ground.tasks()).toEqual([])
    expect(await ground.talk(id)).toMatchObject({ status: "asked" })
  })

  it("takes a number that quotes an older list, or comes a day late, for no choice", async () => {
    const ground = await bookingGround()
    const id = await ground.asked()
    await inClinic(ground.clinic.id, (tx) =>
      tx.bookingTalk.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 60_000) } }),
    )
    await ground.says("2")
    expect(await ground.appointments()).toEqual([])
    expect(await ground.tasks()).toHaveLength(1)
  })
})
