import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { asClinicId, type Ctx, systemCtx } from "@/lib/ctx"
import { processEvent } from "@/lib/inbox/process"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { arrive as arriveAt } from "@/lib/testing/inbox"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"
import {
  change,
  connectWhatsapp,
  contactOf,
  envelope,
  statusOf,
  type Text,
  textBody,
  textMessage,
  wamid,
} from "@/lib/testing/whatsapp"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
let clinic: MadeClinic
let ctx: Ctx

beforeAll(async () => {
  await makeClinic({ slug: "other" })
})

beforeEach(async () => {
  clinic = await makeClinic()
  await connectWhatsapp(clinic.id)
  ctx = systemCtx(clinic.id, clinic, "process-whatsapp-message")
})

const arrive = (body: string) => arriveAt(clinic.slug, body)

async function write(given: Text): Promise<string> {
  const [id = ""] = await arrive(textBody(given))
  await processEvent({ ...ctx, now: now() }, { id })
  return id
}

const rowsOf = (table: string) =>
  db.owner
    .query(`select * from "${table}" where "clinicId" = $1 order by "createdAt", id`, [clinic.id])
    .then((r) => r.rows)
const eventRow = (id: string) =>
  db.owner.query(`select * from "WebhookEvent" where id = $1`, [id]).then(({ rows }) => rows[0])
const factNames = async () => (await rowsOf("Fact")).map((one) => one.name)

describe("a message of a person nobody knows", () => {
  it("makes patient, contact, lead and message, says so, and starts the scoring", async () => {
    const id = await write({
      id: "wamid.one",
      name: "Ștefan Pop",
      from: "40712345678",
      body: "Bună, vreau un implant",
    })
    expect(await eventRow(id)).toMatchObject({
      fate: "processed",
      reason: null,
      finishedAt: expect.any(Date),
    })
    const [[patient], [contact], [lead], [message]] = await Promise.all([
      rowsOf("Patient"),
      rowsOf("Contact"),
      rowsOf("Lead"),
      rowsOf("Message"),
    ])
    expect(patient).toMatchObject({ name: "Ștefan Pop", nameFolded: "stefan pop" })
    expect(contact).toMatchObject({ channel: "whatsapp", address: "+40712345678", lastFour: "5678" })
    expect(lead).toMatchObject({
      patientId: patient.id,
      source: "whatsapp",
      status: "new",
      lastMessage: "Bună, vreau un implant",
      waitingSince: message.createdAt,
    })
    expect(message).toMatchObject({
      contactId: contact.id,
      leadId: lead.id,
      direction: "in",
      externalId: "wamid.one",
      body: "Bună, vreau un implant",
      status: "received",
      webhookEventId: id,
    })
    expect((await factNames()).sort()).toEqual(["lead.created", "message.received", "patient.created"])
    expect(JSON.stringify(await rowsOf("Fact"))).not.toContain("implant")
    const { rows } = await db.owner.query(
      "select data from engine.event where name = 'message.received' and clinic_id = $1",
      [clinic.id],
    )
    expect(rows).toEqual([{ data: { clinicId: clinic.id, messageId: message.id, leadId: lead.id } }])
  })

  it("changes nothing when it is run again, or when the provider sends it again", async () => {
    const id = await write({ id: "wamid.twice" })
    const before = [
      await rowsOf("Patient"),
      await rowsOf("Lead"),
      await rowsOf("Message"),
      await rowsOf("Fact"),
    ]
    expect(await processEvent(ctx, { id })).toEqual({ fate: "processed" })
    expect(await arrive(textBody({ id: "wamid.twice" }))).toEqual([id])
    expect([
      await rowsOf("Patient"),
      await rowsOf("Lead"),
      await rowsOf("Message"),
      await rowsOf("Fact"),
    ]).toEqual(before)
  })

  it("makes one patient and one open lead of 12 messages worked on at once", async () => {
    const messages = Array.from({ length: 12 }, () => textMessage({ from: "40799000111" }))
    const ids = await arrive(JSON.stringify(envelope(change({ contacts: [contactOf()], messages }))))
    await Promise.all([...ids, ...ids].map((id) => processEvent(ctx, { id })))
    expect(await rowsOf("Patient")).toHaveLength(1)
    expect(await rowsOf("Contact")).toHaveLength(1)
    expect(await rowsOf("Lead")).toHaveLength(1)
    expect(await rowsOf("Message")).toHaveLength(12)
  })

  it("stores what Postgres text cannot hold as a mark", async () => {
    await write({ body: "nul \u0000 lone \ud800 end", name: "A\u0000na" })
    expect((await rowsOf("Message"))[0].body).toBe("nul \ufffd lone \ufffd end")
    expect((await rowsOf("Patient"))[0].name).toBe("A\ufffdna")
  })

  it("fetches the body of a delivery once for all its items", async () => {
    const messages = Array.from({ length: 300 }, () => textMessage({ from: "40799000112" }))
    const ids = await arrive(JSON.stringify(envelope(change({ contacts: [contactOf()], messages }))))
    const read = await statementsOf(async () => {
      for (const id of ids.slice(0, 10)) await processEvent(ctx, { id })
    })
    const fetching = /"WebhookDelivery"\."body"|delivery\.body(?! is not null)/
    expect(read.filter((text) => fetching.test(text))).toHaveLength(1)
  })

  it("asks the database no more often than it must", async () => {
    const taking = async () => {
      const [id = ""] = await arrive(textBody({ from: "40799000113" }))
      return statementsOf(() => processEvent(ctx, { id }))
    }
    // One of them asks what this person was asked for, and one what the message answers.
    expect(await taking()).toHaveLength(18)
    expect(await taking()).toHaveLength(16)
  })

  it("goes by the user id where the number is hidden", async () => {
    const { from: _, ...message } = textMessage()
    const contacts = [{ profile: {}, user_id: "US.1349" }]
    const [id = ""] = await arrive(JSON.stringify(envelope(change({ contacts, messages: [message] }))))
    await processEvent(ctx, { id })
    expect(await rowsOf("Contact")).toMatchObject([{ address: "US.1349", lastFour: null }])
    expect(await rowsOf("Patient")).toMatchObject([{ name: "WhatsApp user" }])
  })
})

describe("a further message", () => {
  const age = (days: number) =>
    db.owner.query(`update "Lead" set "createdAt" = $2 where "clinicId" = $1`, [
      clinic.id,
      addMs(now(), -days * DAY_MS),
    ])
  const setStatus = (status: string) =>
    db.owner.query(`update "Lead" set status = $2, "waitingSince" = null where "clinicId" = $1`, [
      clinic.id,
      status,
    ])

  it("joins the open lead, keeps the older clock and shows the newest words", async () => {
    await write({ body: "first" })
    const [first] = await rowsOf("Lead")
    await write({ body: "second" })
    const leads = await rowsOf("Lead")
    expect(leads).toHaveLength(1)
    expect(leads[0]).toMatchObject({ lastMessage: "second", waitingSince: first.waitingSince })
  })

  it("shows the newest words by the provider's time, whatever came first", async () => {
    await write({ body: "written later", timestamp: 1_760_000_100 })
    await write({ body: "written earlier", timestamp: 1_760_000_000 })
    expect((await rowsOf("Lead"))[0].lastMessage).toBe("written later")
  })

  it.each(["contacted", "qualified", "booked"])("joins a %s lead and starts its clock", async (status) => {
    await write({})
    await setStatus(status)
    await write({})
    const leads = await rowsOf("Lead")
    expect(leads).toHaveLength(1)
    expect(leads[0]).toMatchObject({ status, waitingSince: expect.any(Date) })
  })

  it.each(["won", "lost", "archived"])("opens a new lead after a %s one", async (status) => {
    await write({})
    await setStatus(status)
    await write({})
    expect((await rowsOf("Lead")).map((lead) => lead.status)).toEqual([status, "new"])
    expect(await rowsOf("Patient")).toHaveLength(1)
  })

  it("opens a new lead when the open one is 30 days old, and joins one a little younger", async () => {
    await write({})
    await age(29.9)
    await write({})
    expect(await rowsOf("Lead")).toHaveLength(1)
    await age(30)
    await write({})
    expect(await rowsOf("Lead")).toHaveLength(2)
  })

  it("finds the person at a number known from another channel", async () => {
    await write({ from: "40711112222" })
    await db.owner.query(`update "Contact" set channel = 'voice' where "clinicId" = $1`, [clinic.id])
    await write({ from: "40711112222" })
    expect(await rowsOf("Patient")).toHaveLength(1)
    expect((await rowsOf("Contact")).map((contact) => contact.channel).sort()).toEqual(["voice", "whatsapp"])
  })
})

describe("a status", () => {
  async function sent(status = "sent") {
    await write({})
    const [contact] = await rowsOf("Contact")
    const externalId = wamid()
    await db.owner.query(
      `insert into "Message" (id, "clinicId", "contactId", direction, "externalId", body, status, "statusAt", basis)
       values (gen_random_uuid(), $1, $2, 'out', $3, 'Hello', $4, now(), 'reply')`,
      [clinic.id, contact.id, externalId, status],
    )
    return externalId
  }
  async function tell(id: string, status: string, timestamp = "1751247548") {
    const [event = ""] = await arrive(
      JSON.stringify(envelope(change({ statuses: [statusOf(id, status, timestamp)] }))),
    )
    await processEvent(ctx, { id: event })
    return eventRow(event)
  }
  const statusNow = async (externalId: string) =>
    (await rowsOf("Message")).find((message) => message.externalId === externalId)?.status

  it("moves a message of ours forward only", async () => {
    const id = await sent("queued")
    expect(await tell(id, "read")).toMatchObject({ fate: "processed" })
    expect(await statusNow(id)).toBe("read")
    for (const late of ["sent", "delivered", "failed"]) {
      expect(await tell(id, late)).toMatchObject({ fate: "ignored", reason: "Older than what is known." })
    }
    expect(await statusNow(id)).toBe("read")
    expect(await factNames()).toContain("message.read")
  })

  it("is ignored where the message is not ours", async () => {
    expect(await tell(wamid(), "read")).toMatchObject({
      fate: "ignored",
      reason: expect.stringContaining("does not know"),
    })
    await write({ id: "wamid.incoming" })
    expect(await tell("wamid.incoming", "read")).toMatchObject({ fate: "ignored" })
    expect(await statusNow("wamid.incoming")).toBe("received")
  })
})

describe("what is read anew", () => {
  it("is quarantined when the number is no longer the clinic's, and found again when it is", async () => {
    const [id = ""] = await arrive(textBody())
    await db.owner.query(`update "Connection" set "externalId" = 'moved' where "clinicId" = $1`, [clinic.id])
    await processEvent(ctx, { id })
    expect(await eventRow(id)).toMatchObject({
      fate: "quarantined",
      reason: expect.stringContaining("not this clinic's"),
    })
    expect(await rowsOf("Message")).toEqual([])
  })
})

describeRefusals(processEvent, {
  badInput: { id: "not-an-id" },
  async prepare() {
    const other = await makeClinic()
    const [id = ""] = await arrive(textBody())
    return { input: { id }, ctxFor: await memberOf(clinic), strangerFor: await memberOf(other) }
  },
})

it("does not find another clinic's event, whoever runs it", async () => {
  const [id = ""] = await arrive(textBody())
  const foreign = systemCtx(asClinicId((await makeClinic()).id), clinic, "process-whatsapp-message")
  await expect(processEvent(foreign, { id })).rejects.toMatchObject({ code: "not_found" })
})
