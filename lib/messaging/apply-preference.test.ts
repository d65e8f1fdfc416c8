import { beforeEach, describe, expect, it } from "vitest"
import { listStanding } from "@/lib/consents/list-standing"
import { recordConsent } from "@/lib/consents/record"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { processEvent } from "@/lib/inbox/process"
import { createPatient } from "@/lib/patients/create"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import { formOf, postForm } from "@/lib/testing/lead-form"
import { change, connectWhatsapp, contactOf, envelope, NUMBER_ID, textMessage } from "@/lib/testing/whatsapp"
import { messageOf, preferenceChange } from "@/lib/testing/whatsapp-shapes"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
const PHONE = "40712000111"
const USER = "RO.77"
let clinic: MadeClinic
let ctx: Ctx
beforeEach(async () => {
  clinic = await makeClinic()
  await connectWhatsapp(clinic.id)
  ctx = systemCtx(clinic.id, clinic, "process-whatsapp-message")
})

const rows = (text: string) => db.owner.query(text, [clinic.id]).then((found) => found.rows)
const work = async (id = "") => (await processEvent({ ...ctx, now: now() }, { id })).fate

async function comes(...changes: unknown[]) {
  return (await arrive(clinic.slug, JSON.stringify(envelope(...changes))))[0]
}
const told = (value: "stop" | "resume", seconds: number) =>
  comes(preferenceChange(PHONE, value, Math.ceil(Date.now() / 1_000) + seconds, NUMBER_ID))
const writes = (contact: object = {}, message: object = {}) =>
  comes(
    change({
      contacts: [{ ...contactOf({ from: PHONE }), ...contact }],
      messages: [{ ...textMessage({ from: PHONE, body: "Bună" }), ...message }],
    }),
  )
async function form(given: Record<string, unknown> = {}) {
  const consent = { data_processing: true, marketing_whatsapp: true }
  return (await postForm(clinic, formOf(clinic, { phone: `+${PHONE}`, consent, ...given }))).body.id
}
/** How offers stand for everybody in the clinic, by name. */
async function offers(): Promise<Record<string, string>> {
  const admin = await ctxWith(clinic, ["admin"])
  const found: Record<string, string> = {}
  for (const { id, name } of await rows(`select id, name from "Patient" where "clinicId" = $1`)) {
    const standing = await listStanding({ ...admin, now: addMs(now(), 60_000) }, { patientId: id })
    found[name] = standing.find((one) => one.purpose === "marketing_whatsapp")?.status ?? "none"
  }
  return found
}
const facts = async () =>
  (await rows(`select name from "Fact" where "clinicId" = $1 order by seq`)).map((one) => one.name)
const countOf = async (name: string) => (await facts()).filter((one) => one === name).length

describe("P6 offers stopped inside WhatsApp", () => {
  it("holds for who is known at that number by the form only", async () => {
    await work(await form())
    expect(await offers()).toEqual({ "Ana Pop": "granted" })
    expect(await work(await told("stop", 0))).toBe("processed")
    expect(await offers()).toEqual({ "Ana Pop": "withdrawn" })
    expect(await countOf("consent.withdrawn")).toBe(1)
  })

  it.each([
    ["a form", () => form({ consent: { data_processing: true } })],
    ["a message", () => writes()],
  ])("is kept until the person becomes known by %s, and told once", async (_, arrival) => {
    expect(await work(await told("stop", -5))).toBe("processed")
    expect(await rows(`select id from "Patient" where "clinicId" = $1`)).toEqual([])
    const id = await arrival()
    await work(id)
    expect(Object.values(await offers())).toEqual(["withdrawn"])
    expect(await countOf("consent.withdrawn")).toBe(1)
    await work(await writes())
    expect(await countOf("consent.withdrawn")).toBe(1)
  })

  it("is kept until somebody writes the person down at the desk", async () => {
    await work(await told("stop", -5))
    await createPatient(await ctxWith(clinic, ["admin"]), {
      key: newId(),
      name: "Ana Pop",
      phone: `+${PHONE}`,
    })
    expect(await offers()).toEqual({ "Ana Pop": "withdrawn" })
  })

  it("told under a user id reaches who is found to have that number", async () => {
    const stop = preferenceChange(USER, "stop", Math.ceil(Date.now() / 1_000), NUMBER_ID)
    const value = {
      ...stop.value,
      user_preferences: [{ ...stop.value.user_preferences[0], wa_id: undefined, user_id: USER }],
    }
    await work(await form())
    await work(await comes({ ...stop, value }))
    expect(await offers()).toEqual({ "Ana Pop": "granted" })
    await work(await writes({ user_id: USER }, { from_user_id: USER }))
    expect(await offers()).toEqual({ "Ana Pop": "withdrawn" })
  })

  it("goes along to the number the person has now, and is told there", async () => {
    await work(await told("stop", -5))
    await work(await form({ phone: "+40712000222" }))
    expect(await offers()).toEqual({ "Ana Pop": "granted" })
    const timestamp = Math.ceil(Date.now() / 1_000)
    const moved = { type: "user_changed_number", wa_id: "40712000222" }
    await work(await comes(change({ messages: [messageOf("system", moved, { from: PHONE, timestamp })] })))
    expect(await countOf("consent.withdrawn")).toBe(1)
  })

  it("comes to the same in every order of a form, a message and two stops", async () => {
    const outcomes = new Set<string>()
    for (const order of ordersOf([0, 1, 2, 3])) {
      clinic = await makeClinic()
      await connectWhatsapp(clinic.id)
      ctx = systemCtx(clinic.id, clinic, "process-whatsapp-message")
      const ids = [await form(), await writes(), await told("stop", 1), await told("stop", 2)]
      for (const n of order) await work(ids[n])
      outcomes.add(JSON.stringify([Object.values(await offers()), await countOf("consent.withdrawn")]))
    }
    expect([...outcomes]).toEqual([JSON.stringify([["withdrawn"], 2])])
  })
})

describe("offers allowed again inside WhatsApp", () => {
  const decide = async (status: "granted" | "withdrawn", daysAgo: number) => {
    const [{ id: patientId }] = await rows(`select id from "Patient" where "clinicId" = $1`)
    await inClinic(clinic.id, (tx) =>
      recordConsent(tx, ctx, {
        patientId,
        purpose: "marketing_whatsapp",
        status,
        source: "member",
        decidedAt: addMs(now(), -daysAgo * DAY_MS),
        effectKey: newId(),
      }),
    )
  }
  const ends = () =>
    rows(`select "expiresAt" as at from "Consent" where "clinicId" = $1 and status = 'granted' order by 1`)

  it.each([
    ["stop, then resume", ["stop", "resume"]],
    ["resume, then stop", ["resume", "stop"]],
  ])("takes back the stop and nothing else, with the old end: %s", async (_, order) => {
    await work(await writes())
    await decide("granted", 100)
    const ids = { stop: await told("stop", -60), resume: await told("resume", -30) }
    for (const one of order) await work(ids[one as "stop"])
    expect(Object.values(await offers())).toEqual(["granted"])
    const [first, second, ...more] = await ends()
    expect([second, ...more]).toEqual([first])
  })

  it.each<[string, ("granted" | "withdrawn")[]]>([
    ["never agreed", []],
    ["withdrew at the desk", ["granted", "withdrawn"]],
  ])("is no agreement of somebody who %s: a person asks", async (_, said) => {
    await work(await writes())
    for (const [n, status] of said.entries()) await decide(status, 10 - n)
    const before = await offers()
    await work(await told("resume", -30))
    expect(await offers()).toEqual(before)
    expect(await rows(`select kind from "Task" where "clinicId" = $1`)).toEqual([{ kind: "check_consent" }])
  })
})

function ordersOf(of: number[]): number[][] {
  return of.length < 2
    ? [of]
    : of.flatMap((one) => ordersOf(of.filter((other) => other !== one)).map((rest) => [one, ...rest]))
}
