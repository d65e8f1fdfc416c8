import { beforeEach, describe, expect, it } from "vitest"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { intakePatient, type Person, type Taken } from "@/lib/patients/intake"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { statementsOf } from "@/lib/testing/statements"
import { addMs, DAY_MS, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()
let ctx: Ctx
beforeEach(async () => {
  const clinic = await makeClinic()
  ctx = systemCtx(clinic.id, clinic, "intake-test")
})

const PHONE = "+40712000111"
const USER = "RO.8123456789"
const take = (person: Partial<Person> & Pick<Person, "addresses">): Promise<Taken> =>
  inClinic(ctx.clinicId, (tx) =>
    intakePatient(tx, { ...ctx, now: now() }, { name: "Ana Pop", source: "whatsapp", ...person }),
  )
const writes = (address: string, more: Partial<Person> & { userId?: string; username?: string } = {}) => {
  const { userId, username, ...rest } = more
  return take({ addresses: [{ channel: "whatsapp", address, userId, username }], ...rest })
}
const rowsOf = (table: string) =>
  db.owner
    .query(`select * from "${table}" where "clinicId" = $1 order by "createdAt", id`, [ctx.clinicId])
    .then((r) => r.rows)
const links = () =>
  db.owner
    .query(`select "patientId", "contactId" from "PatientContact" where "clinicId" = $1`, [ctx.clinicId])
    .then((r) => r.rows)
const sharePhone = (patientId: string, contactId: string) =>
  inClinic(ctx.clinicId, (tx) =>
    tx.patientContact.create({ data: { clinicId: ctx.clinicId, patientId, contactId } }),
  )

describe("a form with a phone and an e-mail", () => {
  const form = (name: string, phone = PHONE, email = "ana@example.test") =>
    take({
      addresses: [
        { channel: "voice", address: phone },
        { channel: "email", address: email },
      ],
      name,
      source: "web",
    })

  it("makes one patient reached by both, and finds it again by either", async () => {
    const first = await form("Ana Pop")
    expect(await rowsOf("Patient")).toMatchObject([{ name: "Ana Pop", source: "web" }])
    expect((await rowsOf("Contact")).map((one) => [one.channel, one.address])).toEqual(
      expect.arrayContaining([
        ["voice", PHONE],
        ["email", "ana@example.test"],
      ]),
    )
    expect(await links()).toHaveLength(2)
    expect((await form("Ana Pop", PHONE, "new@example.test")).patientId).toBe(first.patientId)
    expect((await form("Ana Pop", "+40712000999")).patientId).toBe(first.patientId)
    expect((await writes(PHONE)).patientId).toBe(first.patientId)
    expect(await rowsOf("Patient")).toHaveLength(1)
  })

  it("goes to the one of a family whose name is given, whoever enquired last", async () => {
    const mother = await form("Maria Pop")
    const child = await makeLead(ctx.clinicId, { patientName: "Ion Pop", address: "+40799000001" })
    await sharePhone(child.patientId, mother.contactId)
    expect(await form("maria pop")).toMatchObject({ patientId: mother.patientId, doubt: null })
    expect(await form("Ion Pop")).toMatchObject({ patientId: child.patientId, doubt: null })
    expect(await form("Elena Radu")).toMatchObject({ patientId: child.patientId, doubt: "other_name" })
  })

  it("leaves in doubt who writes by WhatsApp under another name from a number that was only typed", async () => {
    const first = await form("Bob Ionescu")
    expect(await writes(PHONE, { name: "Ana Pop" })).toMatchObject({
      patientId: first.patientId,
      doubt: "other_name",
    })
  })

  it("does not link what was typed beside a number that is known under another name", async () => {
    await form("Ana Pop")
    expect(await form("Bob Marin", PHONE, "bob@example.test")).toMatchObject({ doubt: "other_name" })
    expect(await rowsOf("Contact")).toHaveLength(3)
    expect(await links()).toHaveLength(2)
  })

  it("gives somebody known by number only a name", async () => {
    const first = await writes(PHONE, { name: null })
    expect(await rowsOf("Patient")).toMatchObject([{ name: PHONE }])
    const named = await form("Ștefan Radu")
    expect(named).toMatchObject({ patientId: first.patientId, doubt: null })
    expect(named.facts).toMatchObject([{ name: "patient.named", patientId: first.patientId }])
    expect(await rowsOf("Patient")).toMatchObject([{ name: "Ștefan Radu", nameFolded: "stefan radu" }])
  })
})

describe("a phone that several people share", () => {
  async function family(given: { mother?: object; child?: object }) {
    const mother = await makeLead(ctx.clinicId, {
      patientName: "Maria Pop",
      address: PHONE,
      createdAt: addMs(now(), -2 * DAY_MS),
      ...given.mother,
    })
    const child = await makeLead(ctx.clinicId, {
      patientName: "Ion Pop",
      address: "+40799000002",
      createdAt: addMs(now(), -DAY_MS),
      ...given.child,
    })
    await sharePhone(child.patientId, mother.contactId)
    return { mother, child }
  }

  it("goes to the one who enquired last, without a doubt where only that one is open", async () => {
    const { child } = await family({ mother: { status: "won" } })
    expect(await writes(PHONE, { name: "Familia" })).toMatchObject({
      patientId: child.patientId,
      doubt: null,
    })
  })

  it("is in doubt where more than one has an open enquiry", async () => {
    const { child } = await family({})
    expect(await writes(PHONE, { name: "Ion Pop" })).toMatchObject({
      patientId: child.patientId,
      doubt: "several_open",
    })
  })

  it("is in doubt where the profile is named like another", async () => {
    const { child } = await family({ mother: { status: "won" } })
    expect(await writes(PHONE, { name: "Maria" })).toMatchObject({
      patientId: child.patientId,
      doubt: "name",
    })
  })
})

describe("somebody found to be another", () => {
  it("goes on as the kept one, through several steps", async () => {
    const first = await writes(PHONE)
    const second = await makeLead(ctx.clinicId)
    const third = await makeLead(ctx.clinicId, { patientName: "Ana-Maria Pop" })
    const into = (from: string, to: string) =>
      db.owner.query(`update "Patient" set "mergedIntoId" = $2 where id = $1`, [from, to])
    await db.owner.query(`alter table "Patient" no force row level security`)
    await into(first.patientId, second.patientId)
    await into(second.patientId, third.patientId)
    expect(await writes(PHONE)).toMatchObject({ patientId: third.patientId, doubt: null })
    expect(await links()).toContainEqual({ patientId: third.patientId, contactId: first.contactId })
  })
})

describe("a person with a user id", () => {
  const contacts = () => rowsOf("Contact")

  it("is found by the id alone once a message showed both", async () => {
    const first = await writes(PHONE, { userId: USER, username: "ana.pop" })
    expect(await writes(USER, { userId: USER })).toMatchObject(ids(first))
    expect(await contacts()).toMatchObject([{ address: PHONE, userId: USER, username: "ana.pop" }])
  })

  it("gets the number once it is shown, and is found by it", async () => {
    const first = await writes(USER, { userId: USER })
    expect(await contacts()).toMatchObject([{ address: USER, userId: USER, lastFour: null }])
    expect(await writes(PHONE, { userId: USER })).toMatchObject(ids(first))
    expect(await contacts()).toMatchObject([{ address: PHONE, userId: USER, lastFour: "0111" }])
    expect(await writes(PHONE)).toMatchObject(ids(first))
  })

  it("is learnt for a number known before", async () => {
    const first = await writes(PHONE)
    expect(await writes(PHONE, { userId: USER })).toMatchObject(ids(first))
    expect(await writes(USER, { userId: USER })).toMatchObject(ids(first))
    expect(await contacts()).toHaveLength(1)
  })

  it("is one contact where number and id were known apart, and a person is asked about the two records", async () => {
    const byNumber = await writes(PHONE)
    const byId = await writes(USER, { userId: USER, name: "Ana" })
    expect(byId.patientId).not.toBe(byNumber.patientId)
    const both = await writes(PHONE, { userId: USER })
    expect(both).toMatchObject({ contactId: byNumber.contactId, doubt: expect.any(String) })
    expect(await writes(USER, { userId: USER })).toMatchObject({ contactId: byNumber.contactId })
    const there = await links()
    expect(there.every((one) => one.contactId === byNumber.contactId)).toBe(true)
    expect(there.map((one) => one.patientId).sort()).toEqual([byNumber.patientId, byId.patientId].sort())
  })

  it("keeps the person when the number changes, and still knows the old one for what comes late", async () => {
    const at = addMs(now(), -MINUTE_MS)
    const first = await writes(PHONE, { userId: USER, writtenAt: at })
    const moved = await writes("+40712000222", { userId: USER, writtenAt: addMs(at, 2_000) })
    expect(moved).toMatchObject(ids(first))
    expect(moved.facts).toMatchObject([
      { name: "contact.moved", personal: { before: { address: PHONE }, after: { address: "+40712000222" } } },
    ])
    expect(await contacts()).toMatchObject([{ address: "+40712000222", lastFour: "0222" }])
    expect(await writes(PHONE, { writtenAt: addMs(at, 1_000) })).toMatchObject(ids(first))
    const stranger = await writes(PHONE, { name: "Dan Ilie", writtenAt: addMs(at, 5_000) })
    expect(stranger.patientId).not.toBe(first.patientId)
  })
})

it("makes one person of many at once, whichever of number and id they show", async () => {
  await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      n % 2 === 0 ? writes(PHONE, { userId: USER }) : writes(PHONE, { userId: USER, name: null }),
    ),
  )
  expect(await rowsOf("Contact")).toHaveLength(1)
  expect(await rowsOf("Patient")).toHaveLength(1)
})

it("asks the database twice about somebody known", async () => {
  await writes(PHONE, { userId: USER })
  expect(await statementsOf(() => writes(PHONE, { userId: USER }))).toHaveLength(2)
})

const ids = ({ patientId, contactId }: Taken) => ({ patientId, contactId })
