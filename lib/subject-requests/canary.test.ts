import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { approveRequest } from "@/lib/approvals/decide"
import { sealFacts } from "@/lib/audit/seal"
import { verificationOf } from "@/lib/audit/verify-clinic"
import { keepEvidence } from "@/lib/consents/keep-evidence"
import { closeDb, inClinic } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { fact, record } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { unseal } from "@/lib/seal"
import { confirmIdentity } from "@/lib/subject-requests/check-identity"
import { erasedAmong } from "@/lib/subject-requests/erased-keys"
import { makeExport } from "@/lib/subject-requests/make-export"
import { openRequest } from "@/lib/subject-requests/open-request"
import { WORDS } from "@/lib/subject-requests/places/colleagues"
import { prepareExport } from "@/lib/subject-requests/prepare-export"
import { proposeErasure } from "@/lib/subject-requests/propose-erasure"
import { type Canaried, dumpAll, exportedColumns, seedCanary } from "@/lib/testing/canary"
import { ctxOf, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const clinic = await makeClinic()
const asMember = await memberOf(clinic)
const other = await makeMember(clinic.id, ["admin"])
const admin = () => asMember(["admin"], { steppedUpAt: now() })
const second = () => ctxOf(clinic, other, { steppedUpAt: now() })
const MARKS = ["KANARIAVOGEL", "KOLIBRIVOGEL", "PIROLVOGEL"] as const
const people: Canaried[] = []
const said: string[] = []

beforeAll(async () => {
  process.env.ROUNDS_DATA_DIR = await mkdtemp(join(tmpdir(), "rounds-"))
  process.env.LOG_LEVEL = "debug"
  resetEnv()
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = ((chunk: string | Uint8Array, ...rest: never[]) => {
    said.push(String(chunk))
    return String(chunk).startsWith("{") ? true : write(chunk, ...rest)
  }) as typeof process.stdout.write
  for (const [n, mark] of MARKS.entries()) {
    const one = await seedCanary(db.owner, {
      clinicId: clinic.id,
      memberId: asMember.member.id,
      mark,
      phone: `+40712000${100 + n}`,
    })
    people.push(one)
    await inClinic(clinic.id, (tx) =>
      keepEvidence(tx, admin(), {
        patientId: one.patientId,
        kind: "signature",
        signer: `${mark}-ConsentEvidence-sealed`,
      }),
    )
    await inClinic(clinic.id, (tx) =>
      record(tx, admin(), [
        fact("patient.changed", one.patientId, {
          patientId: one.patientId,
          personal: { after: { name: `${mark}-Fact-personal` } },
        }),
      ]),
    )
  }
  await addFamily()
})

/** A number that two of them share, and one raw body with messages of both. */
async function addFamily() {
  const [one, two] = people as [Canaried, Canaried]
  const contactId = newId()
  const body = (of: Canaried) => ({
    id: `wamid.${of.mark}`,
    from: "40712999999",
    text: { body: `${of.mark}-shared-text` },
  })
  const deliveryId = newId()
  await db.owner.query(
    `insert into "Contact" (id, "clinicId", channel, address) values ($1, $2, 'whatsapp', '+40712999999')`,
    [contactId, clinic.id],
  )
  await db.owner.query(
    `insert into "WebhookDelivery" (id, "clinicId", provider, outcome, body) values ($1, $2, 'whatsapp', 'accepted', $3)`,
    [
      deliveryId,
      clinic.id,
      Buffer.from(
        JSON.stringify({ entry: [{ changes: [{ value: { messages: [body(one), body(two)] } }] }] }),
      ),
    ],
  )
  for (const [position, of] of [one, two].entries()) {
    const eventId = newId()
    await db.owner.query(
      `insert into "PatientContact" ("clinicId", "patientId", "contactId") values ($1, $2, $3)`,
      [clinic.id, of.patientId, contactId],
    )
    await db.owner.query(
      `insert into "WebhookEvent" (id, "clinicId", provider, key, kind, position, "deliveryId", fate)
       values ($1, $2, 'whatsapp', $3, 'messages/text', $4, $5, 'processed')`,
      [eventId, clinic.id, `wamid.${of.mark}`, position, deliveryId],
    )
    await db.owner.query(
      `insert into "Message" (id, "clinicId", "contactId", "leadId", direction, "externalId", body, status, "statusAt", "webhookEventId")
       values ($1, $2, $3, $4, 'in', $5, $6, 'received', now(), $7)`,
      [newId(), clinic.id, contactId, of.ids.leadId, `wamid.${of.mark}`, `${of.mark}-shared-text`, eventId],
    )
  }
}

async function requestFor(person: Canaried, kind: "access" | "erasure") {
  const { id } = await openRequest(admin(), {
    key: newId(),
    patientId: person.patientId,
    kind,
    channel: "in_person",
    words: `${person.mark}-SubjectRequest-words-again`,
  })
  await confirmIdentity(admin(), { id, how: "document" })
  return id
}

describe("S22 export", () => {
  let json = ""
  beforeAll(async () => {
    const id = await requestFor(people[0] as Canaried, "access")
    const { exportId } = await prepareExport(admin(), { id, language: "ro" })
    expect(await makeExport(admin(), { id: exportId })).toMatchObject({ status: "ready" })
    const { rows } = await db.owner.query(`select json, pdf from "SubjectExport" where id = $1`, [exportId])
    json = unseal(rows[0].json, exportId)
    expect(Buffer.from(unseal(rows[0].pdf, exportId), "base64").subarray(0, 5).toString()).toBe("%PDF-")
  })

  it("holds every field that was filled", () => {
    const { words } = people[0] as Canaried
    const wanted = exportedColumns().filter((column) => words.has(column))
    expect(wanted.length).toBeGreaterThan(40)
    const bytes = (word: string) => Buffer.from(word).toString("base64")
    const missing = wanted.filter((column) => {
      const word = words.get(column) ?? ""
      return !json.includes(word) && !json.includes(bytes(word))
    })
    expect(missing).toEqual([])
    for (const more of [
      "KANARIAVOGEL-merged-name",
      "KANARIAVOGEL-shared-text",
      "KANARIAVOGEL-Fact-personal",
      "KANARIAVOGEL-ConsentEvidence-sealed",
    ])
      expect(json).toContain(more)
  })

  it("holds nothing of the others, not even of who shares the number", () => {
    for (const mark of MARKS.slice(1)) {
      expect(json).not.toContain(mark)
      expect(json).not.toContain(Buffer.from(mark).toString("base64").slice(0, 10))
    }
  })
})

describe("S22 P10 erasure", () => {
  let before: Awaited<ReturnType<typeof dumpAll>>
  const hits = (dump: { table: string; text: string }[], mark: string) =>
    dump.filter((row) => row.text.includes(mark)).map((row) => row.table)

  beforeAll(async () => {
    before = await dumpAll(db.owner)
    const id = await requestFor(people[0] as Canaried, "erasure")
    const { approvalId } = await proposeErasure(admin(), { id, reason: "KANARIAVOGEL asked for it" })
    expect(await approveRequest(second(), { id: approvalId ?? "", reason: "Agreed" })).toMatchObject({
      status: "approved",
      failure: null,
    })
  })

  it("leaves no word of the person in any table", async () => {
    expect(hits(before, "KANARIAVOGEL").length).toBeGreaterThan(30)
    const nobodys = WORDS.map(({ table }) => table.split(".").at(-1))
    const named = [...hits(before, "KANARIAVOGEL patient NAME"), ...hits(before, "KANARIAVOGEL+patient+NAME")]
    expect(new Set(named.map((one) => one.replaceAll('"', "").split(".").at(-1)))).toEqual(new Set(nobodys))
    const dump = await dumpAll(db.owner)
    expect([...new Set(hits(dump, "KANARIAVOGEL"))]).toEqual([])
    expect(hits(dump, "40712000100")).toEqual([])
    expect(hits(dump, "0712 000 100")).toEqual([])
    expect(hits(dump, "0712+000+100")).toEqual([])
  })

  it("leaves a tombstone where the name was", async () => {
    const { patientId, mergedId } = people[0] as Canaried
    const { rows } = await db.owner.query(
      `select name, "nameFolded" from "Patient" where id = any($1::uuid[])`,
      [[patientId, mergedId]],
    )
    expect(rows).toEqual(Array(2).fill({ name: "Erased person", nameFolded: "" }))
  })

  it("leaves everything of the others", async () => {
    const dump = await dumpAll(db.owner)
    for (const { mark } of people.slice(1))
      expect(new Set(hits(dump, mark))).toEqual(new Set(hits(before, mark)))
    const text = dump.map((row) => row.text).join("\n")
    for (const person of people.slice(1))
      for (const [column, word] of person.words) expect(text, column).toContain(word)
    expect(text).toContain("KOLIBRIVOGEL-shared-text")
    expect(text).toContain("+40712999999")
  })

  it("is found by no search, and in no line of the log", async () => {
    const found = await inClinic(clinic.id, async (tx) => [
      ...(await tx.$queryRaw<unknown[]>`select * from search_patients('kanariavogel', 10)`),
      ...(await tx.$queryRaw<unknown[]>`select * from search_patients('40712000100', 10)`),
    ])
    expect(found).toEqual([])
    expect(said.length).toBeGreaterThan(3)
    expect(said.filter((line) => line.includes("KANARIAVOGEL"))).toEqual([])
  })

  it("says what was kept and why, and stops what was on its way", async () => {
    const [erasure] = await inClinic(clinic.id, (tx) => tx.erasure.findMany())
    expect(erasure?.kept).toEqual(
      expect.arrayContaining([
        { what: "Consents and their history", rows: 1, because: "proof", days: 2_555 },
        { what: "Numbers and addresses", rows: 1, because: "shared", days: null },
      ]),
    )
    const { rows } = await db.owner.query(`select status from "Message" where id = $1`, [
      people[0]?.ids.messageId,
    ])
    expect(rows).toEqual([{ status: "cancelled" }])
  })

  it("knows what comes again: an old event brings nobody back", async () => {
    const known = await inClinic(clinic.id, (tx) =>
      erasedAmong(tx, clinic.id, "message", ["wamid.KANARIAVOGEL", "wamid.KOLIBRIVOGEL", "wamid.new"]),
    )
    expect([...known]).toEqual(["wamid.KANARIAVOGEL"])
  })

  it("keeps the audit's chain whole, with the person's words closed", async () => {
    await sealFacts()
    const lines = (await new Response(verificationOf(asMember(["auditor"]))).text()).trim().split("\n")
    expect(JSON.parse(lines.at(-1) ?? "{}")).toMatchObject({ verdict: { ok: true, found: 0, problems: [] } })
  })
})
