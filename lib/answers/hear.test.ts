import { beforeEach, describe, expect, it } from "vitest"
import { standingConsents } from "@/lib/consents/standing"
import { withdrawNow } from "@/lib/consents/take-back"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { type AnswerGround, answerGround, askConsent, writes } from "@/lib/testing/answers"
import { testDatabase } from "@/lib/testing/db"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
let ground: AnswerGround
beforeEach(async () => {
  ground = await answerGround()
})

const rows = <T>(text: string) => db.owner.query(text, [ground.clinic.id]).then((found) => found.rows as T[])
const standing = async () =>
  Object.fromEntries(
    (
      await inClinic(ground.clinic.id, (tx) => standingConsents(tx, ground.patientId, addMs(now(), 60_000)))
    ).map((one) => [one.purpose, one.status]),
  )
const statuses = async () =>
  (
    await rows<{ status: string }>(
      `select status from "ConsentRequest" where "clinicId" = $1 order by "openedAt", id`,
    )
  ).map((one) => one.status)
const tasks = () =>
  rows<{ title: string; why: string; href: string }>(
    `select title, why, href from "Task" where "clinicId" = $1 and status = 'open' and "effectKey" like 'read_reply:%'`,
  )
const heard = () =>
  rows<{ reading: string; outcome: string; language: string; purposes: string[] }>(
    `select reading, outcome, language, purposes from "HeardAnswer" where "clinicId" = $1 order by "createdAt", id`,
  )
const scored = async () =>
  (
    await rows<{ n: number }>(
      `select count(*)::int as n from engine.event where clinic_id = $1 and name = 'message.received'`,
    )
  )[0]?.n

describe("a reply while a question is open", () => {
  it("Da grants exactly what was asked, with what shows it, and the next message is no answer", async () => {
    const { id } = await askConsent(ground)
    const before = await scored()
    await writes(ground, "Da, mulțumesc 🙏")
    expect(await standing()).toEqual({ marketing_whatsapp: "granted", appointment_reminders: "granted" })
    expect(await statuses()).toEqual(["granted"])
    expect(await heard()).toEqual([
      {
        reading: "yes",
        outcome: "settled",
        language: "ro",
        purposes: ["marketing_whatsapp", "appointment_reminders"],
      },
    ])
    const [consent] = await rows<{ evidence: object; method: string; policyVersion: string | null }>(
      `select evidence, method, "policyVersion" from "Consent" where "clinicId" = $1`,
    )
    expect(consent).toMatchObject({ method: "double_opt_in", evidence: { requestId: id } })
    const [fact] = await rows<{ after: object }>(
      `select after from "Fact" where "clinicId" = $1 and name = 'consent.answer_read'`,
    )
    expect(fact?.after).toMatchObject({ reading: "yes", language: "ro", requestId: id, outcome: "settled" })
    await writes(ground, "Cât costă un implant?", { timestamp: String(Math.floor(Date.now() / 1_000) + 30) })
    expect(await heard()).toHaveLength(1)
    // Every message is scored, an answer, too.
    expect(await scored()).toBe((before ?? 0) + 2)
    expect(await tasks()).toEqual([])
  })

  it("Nu denies exactly what was asked", async () => {
    await askConsent(ground)
    await writes(ground, "Nu, mulțumesc")
    expect(await standing()).toEqual({ marketing_whatsapp: "denied", appointment_reminders: "denied" })
    expect(await statuses()).toEqual(["denied"])
  })

  it("what follows a yes at once and limits it goes to a person; thanks and small talk do not", async () => {
    await askConsent(ground)
    await writes(ground, "Da")
    await writes(ground, "mulțumesc")
    await writes(ground, "ok, pe luni")
    expect(await tasks()).toEqual([])
    await writes(ground, "dar nu la telefon")
    expect((await tasks()).map((one) => one.why)).toEqual([expect.stringContaining("wrote more right after")])
  })

  it("a condition that nobody has read is not wiped out by a bare yes after it", async () => {
    await askConsent(ground)
    await writes(ground, "da, dar nu la telefon")
    await writes(ground, "Da")
    expect(await standing()).toEqual({})
    expect(await statuses()).toEqual(["open"])
    expect(await tasks()).toHaveLength(1)
  })

  it("reads the reply beside the question it repeats, and the question alone is none", async () => {
    await askConsent(ground)
    const [asked] = await rows<{ body: string }>(
      `select body from "Message" where "clinicId" = $1 and purpose = 'consent_request'`,
    )
    await writes(ground, asked?.body ?? "")
    expect(await statuses()).toEqual(["open"])
    expect(await tasks()).toHaveLength(1)
    await writes(ground, `> ${asked?.body}\n\nDa, vă rog`)
    expect(await statuses()).toEqual(["granted"])
  })

  it.each(["nu înțeleg", "si", "ok", "👍", "da?"])(
    "%s is put before a person, once, and denies nothing",
    async (words) => {
      await askConsent(ground)
      await writes(ground, words)
      await writes(ground, "nu stiu")
      expect(await standing()).toEqual({})
      expect(await statuses()).toEqual(["open"])
      expect(await tasks()).toEqual([
        { title: "Read a reply", why: expect.stringContaining("not plainly"), href: "/consents/replies" },
      ])
      // Plain words later settle it, and nobody has to read it any more.
      await writes(ground, "da")
      expect(await statuses()).toEqual(["granted"])
      expect(await tasks()).toEqual([])
    },
  )

  it.each([
    "nu mai suport durerea",
    "no, it still hurts",
    "Nein, es blutet immer noch",
    "nahi, bahut dard hai",
  ])("%s goes to the urgent queue and is no answer", async (words) => {
    await askConsent(ground)
    await writes(ground, words)
    expect(await standing()).toEqual({})
    expect(await statuses()).toEqual(["open"])
    expect((await heard()).filter((one) => one.outcome === "settled")).toEqual([])
    const [message] = await rows<{ n: number }>(
      `select count(*)::int as n from "Message" where "clinicId" = $1 and direction = 'in'`,
    )
    expect(message?.n).toBe(2)
  })

  it("distress in Arabic, which is not scored, goes to a person", async () => {
    await askConsent(ground)
    await writes(ground, "لا، ما زال يؤلمني")
    expect(await statuses()).toEqual(["open"])
    expect((await tasks()).map((one) => one.why)).toEqual([expect.stringContaining("distress")])
  })

  it("a voice message goes to a person while a question is open, and is nothing without one", async () => {
    const voice = { type: "audio", text: undefined, audio: { id: "1", mime_type: "audio/ogg", voice: true } }
    await writes(ground, "", voice)
    expect(await tasks()).toEqual([])
    await askConsent(ground)
    await writes(ground, "", voice)
    expect(await tasks()).toHaveLength(1)
    expect(await statuses()).toEqual(["open"])
  })

  it("told twice it is one answer", async () => {
    await askConsent(ground)
    const id = await writes(ground, "yes please")
    await writes(ground, "yes please", { id })
    expect(await heard()).toHaveLength(1)
    expect(await rows(`select id from "Consent" where "clinicId" = $1`)).toHaveLength(2)
  })

  it("two opposite replies at once: one is the answer, the other is for a person", async () => {
    await askConsent(ground)
    await Promise.all([writes(ground, "Da"), writes(ground, "Nu")])
    const [status] = await statuses()
    expect(["granted", "denied"]).toContain(status)
    expect(new Set(Object.values(await standing()))).toEqual(new Set([status]))
    expect(await tasks()).toHaveLength(1)
  })

  it("what was said before the question answers nothing", async () => {
    await askConsent(ground)
    await writes(ground, "da", { timestamp: String(Math.floor(Date.now() / 1_000) - 3_600) })
    expect(await statuses()).toEqual(["open"])
    expect(await heard()).toEqual([])
  })

  it("a question that never left is answered by nothing", async () => {
    await askConsent(ground, { status: "failed" })
    await writes(ground, "da")
    expect(await standing()).toEqual({})
  })

  it("after another message of ours a bare yes may mean that one: a person looks, unless it quotes the question", async () => {
    const asked = await askConsent(ground)
    const said = async () =>
      inClinic(ground.clinic.id, (tx) =>
        tx.message.create({
          data: {
            id: newId(),
            clinicId: ground.clinic.id,
            contactId: ground.contactId,
            direction: "out",
            body: "Tomorrow at nine?",
            status: "sent",
            statusAt: now(),
            basis: "reply",
            purpose: "reply",
            externalId: "wamid.other",
            createdAt: now(),
          },
        }),
      )
    await said()
    await writes(ground, "Da")
    expect(await statuses()).toEqual(["open"])
    expect((await tasks()).map((one) => one.why)).toEqual([
      expect.stringContaining("Something else was written"),
    ])
    await writes(ground, "Nu", { context: { id: "wamid.other" } })
    expect(await statuses()).toEqual(["open"])
    await writes(ground, "Da", { context: { id: asked.externalId } })
    expect(await statuses()).toEqual(["granted"])
  })

  it("counts a button of the question exactly, and no other question's", async () => {
    const asked = await askConsent(ground)
    const press = (payload: string) =>
      writes(ground, "", {
        type: "button",
        text: undefined,
        button: { payload, text: "Poate" },
        context: { id: asked.externalId },
      })
    await press(`consent:yes:${newId()}`)
    expect(await statuses()).toEqual(["open"])
    await press(`consent:yes:${asked.id}`)
    expect(await statuses()).toEqual(["granted"])
  })

  it("on a shared phone a yes of somebody else is for a person", async () => {
    const other = newId()
    await inClinic(ground.clinic.id, async (tx) => {
      await tx.patient.create({
        data: { id: other, clinicId: ground.clinic.id, name: "Ion Pop", nameFolded: "ion pop" },
      })
      await tx.patientContact.create({
        data: { clinicId: ground.clinic.id, patientId: other, contactId: ground.contactId },
      })
    })
    await askConsent(ground, { patientId: other })
    await writes(ground, "Da")
    expect(await statuses()).toEqual(["open"])
    expect((await tasks()).map((one) => one.why)).toEqual([expect.stringContaining("Several people")])
    expect(await rows(`select id from "Consent" where "clinicId" = $1`)).toEqual([])
  })

  it("an answer after the end is for a person", async () => {
    const { id } = await askConsent(ground)
    await db.owner.query(
      `update "ConsentRequest" set "openedAt" = now() - interval '9 days', "expiresAt" = now() - interval '2 days' where id = $1`,
      [id],
    )
    await writes(ground, "Da")
    expect(await standing()).toEqual({})
    expect((await tasks()).map((one) => one.why)).toEqual([
      expect.stringContaining("after the question had ended"),
    ])
  })

  it("says it when somebody who agreed says no later, and records nothing", async () => {
    await askConsent(ground)
    await writes(ground, "Da")
    await writes(ground, "Nu")
    expect(Object.values(await standing())).toEqual(["granted", "granted"])
    expect((await tasks()).map((one) => one.why)).toEqual([expect.stringContaining("answered differently")])
  })

  it("nobody agrees by an edit, and an agreement that is deleted goes to a person", async () => {
    await askConsent(ground)
    const doubtful = await writes(ground, "poate")
    const edit = (target: string, body: string) =>
      writes(ground, "", {
        type: "edit",
        text: undefined,
        edit: { original_message_id: target, message: { type: "text", text: { body } } },
      })
    await edit(doubtful, "da")
    expect(await statuses()).toEqual(["open"])
    const agreed = await writes(ground, "da")
    expect(await statuses()).toEqual(["granted"])
    await writes(ground, "", { type: "revoke", text: undefined, revoke: { original_message_id: agreed } })
    expect((await tasks()).map((one) => one.why)).toEqual([expect.stringContaining("deleted or edited")])
    expect(Object.values(await standing())).toEqual(["granted", "granted"])
  })

  it("asks nothing of a record that was joined with another", async () => {
    await askConsent(ground)
    const kept = newId()
    await inClinic(ground.clinic.id, async (tx) => {
      await tx.patient.create({
        data: { id: kept, clinicId: ground.clinic.id, name: "Ana Pop", nameFolded: "ana pop" },
      })
      await tx.patient.update({ where: { id: ground.patientId }, data: { mergedIntoId: kept } })
    })
    expect(await statuses()).toEqual(["cancelled"])
  })
})

describe("P6 STOP", () => {
  const grant = (purpose: string, daysAgo = 10) =>
    db.owner.query(
      `insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, "effectKey", "recordedAt", "expiresAt")
       values ($1, $2, $3, $4, 'granted', 'member', gen_random_uuid()::text, $5, $6)`,
      [
        newId(),
        ground.clinic.id,
        ground.patientId,
        purpose,
        addMs(now(), -daysAgo * DAY_MS),
        addMs(now(), 700 * DAY_MS),
      ],
    )

  it.each(["STOP", "nu mai doresc mesaje", "keine Nachrichten mehr", "band karo", "إيقاف"])(
    "%s holds without a question, for offers of this channel alone",
    async (words) => {
      await grant("marketing_whatsapp")
      await grant("marketing_email")
      await grant("appointment_reminders")
      await writes(ground, words)
      expect(await standing()).toEqual({
        marketing_whatsapp: "withdrawn",
        marketing_email: "granted",
        appointment_reminders: "granted",
      })
      expect(await heard()).toMatchObject([{ reading: "stop", outcome: "stopped" }])
      expect(
        await rows(`select id from "Fact" where "clinicId" = $1 and name = 'consent.withdrawn'`),
      ).toHaveLength(1)
    },
  )

  it("reaches all offers where the words say all", async () => {
    await grant("marketing_whatsapp")
    await grant("marketing_email")
    await writes(ground, "STOPALL")
    expect(await standing()).toEqual({
      marketing_whatsapp: "withdrawn",
      marketing_email: "withdrawn",
      marketing_sms: "withdrawn",
    })
  })

  it("in answer to a question for offers is a no to it", async () => {
    await askConsent(ground, { purposes: ["marketing_whatsapp"] })
    await writes(ground, "STOP")
    expect(await statuses()).toEqual(["denied"])
    expect(Object.values(await standing())).not.toContain("granted")
  })

  it("in answer to a question for more takes offers out of it, and a yes after it goes to a person", async () => {
    await askConsent(ground)
    await writes(ground, "STOP")
    const asked = () =>
      rows<{ status: string; purposes: string[] }>(
        `select status, purposes from "ConsentRequest" where "clinicId" = $1 order by "openedAt"`,
      )
    expect(await asked()).toEqual([{ status: "open", purposes: ["appointment_reminders"] }])
    await writes(ground, "Da")
    expect(await standing()).toEqual({ marketing_whatsapp: "withdrawn" })
    expect((await tasks()).map((one) => one.why)).toEqual([expect.stringContaining("took something back")])
    // Providers tell seconds: a stop within the second of a question counts as after it.
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    // Asked anew, what they stopped is not asked for along with it.
    await askConsent(ground, { purposes: ["data_processing"] })
    expect((await asked()).at(-1)?.purposes).toEqual(["data_processing", "appointment_reminders"])
    await writes(ground, "da")
    expect(await standing()).toEqual({
      data_processing: "granted",
      appointment_reminders: "granted",
      marketing_whatsapp: "withdrawn",
    })
  })

  it("what a colleague takes back for them while they are asked is not given by their yes", async () => {
    await grant("marketing_whatsapp")
    await askConsent(ground, { purposes: ["marketing_whatsapp"] })
    await inClinic(ground.clinic.id, (tx) =>
      withdrawNow(
        tx,
        { ...ground.ctx, now: now() },
        { patientId: ground.patientId, purpose: "marketing_whatsapp", source: "member" },
      ),
    )
    await writes(ground, "Da")
    expect(await standing()).toEqual({ marketing_whatsapp: "withdrawn" })
    expect(await tasks()).toHaveLength(1)
  })

  it("I can't stop the bleeding is none", async () => {
    await grant("marketing_whatsapp")
    await writes(ground, "I can't stop the bleeding")
    expect(await standing()).toEqual({ marketing_whatsapp: "granted" })
  })

  it("START takes back the stop and nothing else", async () => {
    await grant("marketing_whatsapp")
    await writes(ground, "START")
    expect(await heard()).toEqual([])
    const at = (s: number) => ({ timestamp: String(Math.floor(Date.now() / 1_000) + s) })
    await writes(ground, "STOP", at(-20))
    expect(await standing()).toEqual({ marketing_whatsapp: "withdrawn" })
    await writes(ground, "START", at(-10))
    expect(await standing()).toEqual({ marketing_whatsapp: "granted" })
  })

  it("START of somebody who never agreed is for a person", async () => {
    await writes(ground, "STOP")
    await writes(ground, "START")
    expect(await standing()).toEqual({ marketing_whatsapp: "withdrawn" })
    expect(await tasks()).toHaveLength(1)
  })

  it("what sounds like one and is not known goes to a person", async () => {
    await grant("marketing_whatsapp")
    await writes(ground, "vă rog să nu îmi mai trimiteți oferte pe WhatsApp că nu le citesc")
    expect(await standing()).toEqual({ marketing_whatsapp: "granted" })
    expect((await heard()).length + (await tasks()).length).toBeLessThanOrEqual(2)
  })

  it("reaches whoever becomes known at the number later", async () => {
    await writes(ground, "STOP")
    const later = newId()
    await inClinic(ground.clinic.id, async (tx) => {
      await tx.patient.create({
        data: { id: later, clinicId: ground.clinic.id, name: "Ion Pop", nameFolded: "ion pop" },
      })
      await tx.patientContact.create({
        data: { clinicId: ground.clinic.id, patientId: later, contactId: ground.contactId },
      })
    })
    expect(
      await inClinic(ground.clinic.id, (tx) => standingConsents(tx, later, addMs(now(), 60_000))),
    ).toMatchObject([{ purpose: "marketing_whatsapp", status: "withdrawn" }])
  })
})
