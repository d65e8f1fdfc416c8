import { afterAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { mergePatients } from "@/lib/patients/merge"
import { undoMerge } from "@/lib/patients/undo-merge"
import { EDGES_S } from "@/lib/reports/histogram"
import { rollUp } from "@/lib/reports/roll-up"
import { rollUpEverywhere } from "@/lib/reports/roll-up-everywhere"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { makeLead, makeMessage } from "@/lib/testing/leads"
import { patientGround } from "@/lib/testing/patients"
import { addMs, calendarDay, HOUR_MS, MINUTE_MS, now, toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const roll = async (clinic: MadeClinic, most = 500) =>
  inClinic(clinic.id, (tx) =>
    rollUp(tx, { clinicId: clinic.id, timeZone: clinic.timeZone, now: now(), most }),
  )

const daysOf = (clinic: MadeClinic) =>
  inClinic(clinic.id, (tx) =>
    tx.leadDay.findMany({ orderBy: [{ day: "asc" }, { by: "asc" }, { of: "asc" }] }),
  )

let seed = 42
const random = (below: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed % below
}
const pick = <T>(words: readonly T[]): T => words[random(words.length)]!

/** The same without SQL: each lead in its clinic's day, once a way to look. */
async function reckoned(clinic: MadeClinic) {
  const leads = await inClinic(clinic.id, (tx) => tx.lead.findMany({ include: { scores: true } }))
  const found = new Map<string, Record<string, unknown> & { times: Record<string, Record<string, number>> }>()
  for (const lead of leads) {
    const ways = [
      ["all", ""],
      ["source", lead.source],
      ["campaign", lead.campaign ?? ""],
      ["class", lead.classification ?? ""],
      ["urgency", lead.urgency],
      ["owner", lead.ownerId ?? ""],
      ["source_class", `${lead.source}/${lead.classification ?? ""}`],
    ]
    const minutes =
      lead.urgency === "critical"
        ? 15
        : lead.urgency === "high" || lead.classification === "HOT"
          ? 30
          : lead.urgency === "medium"
            ? 60
            : null
    const since = (at: Date | null) => at && Math.max(0, at.getTime() - lead.createdAt.getTime())
    const answer = since(lead.firstResponseAt)
    const isOverridden = lead.scores.some((score) => score.scorer === "member")
    const counts = {
      made: 1,
      answered: answer === null ? 0 : 1,
      contacted: lead.contactedAt ? 1 : 0,
      qualified: lead.qualifiedAt ? 1 : 0,
      booked: lead.bookedAt ? 1 : 0,
      won: lead.wonAt ? 1 : 0,
      lost: lead.lostAt ? 1 : 0,
      archived: lead.archivedAt ? 1 : 0,
      limited: minutes === null ? 0 : 1,
      inTime: minutes !== null && answer !== null && answer <= minutes * MINUTE_MS ? 1 : 0,
      overridden: isOverridden ? 1 : 0,
      agreed: lead.contactedAt && lead.classification && !isOverridden ? 1 : 0,
    }
    for (const [by, of] of ways) {
      const key = `${calendarDay(lead.createdAt, clinic.timeZone)} ${by} ${of}`
      const row = found.get(key) ?? { answerMs: 0, times: {} }
      for (const [name, count] of Object.entries(counts)) row[name] = Number(row[name] ?? 0) + count
      row.answerMs = Number(row.answerMs) + (answer ?? 0)
      const steps = {
        answered: answer,
        contacted: since(lead.contactedAt),
        qualified: since(lead.qualifiedAt),
        booked: since(lead.bookedAt),
        won: since(lead.wonAt),
      }
      for (const [step, ms] of Object.entries(steps)) {
        const isKept = by === "all" || (step === "answered" && (by === "urgency" || by === "owner"))
        if (ms === null || !isKept) continue
        const place = String(EDGES_S.filter((edge) => edge <= ms / 1_000).length)
        row.times[step] = { ...row.times[step], [place]: (row.times[step]?.[place] ?? 0) + 1 }
      }
      found.set(key, row)
    }
  }
  return found
}

async function expectExact(clinic: MadeClinic) {
  const kept = new Map(
    (await daysOf(clinic)).map(({ clinicId: _, day, by, of, answerMs, ...rest }) => [
      `${day.toISOString().slice(0, 10)} ${by} ${of}`,
      { ...rest, answerMs: Number(answerMs) },
    ]),
  )
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(await reckoned(clinic)))
}

const STATUSES = ["new", "contacted", "qualified", "booked", "won", "lost", "archived"] as const

/** Round the nights in which the clocks were changed, at all hours. */
const AROUND = ["2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z", "2026-07-01T00:00:00Z"].map((at) =>
  toDate(at),
)

async function someLead(clinic: MadeClinic) {
  const createdAt = addMs(pick(AROUND), (random(72) - 36) * HOUR_MS + random(3_600_000))
  return makeLead(clinic.id, {
    source: pick(["whatsapp", "web", "voice"]),
    utmCampaign: pick([null, "spring", "=cmd"]),
    classification: pick([null, "HOT", "WARM", "COLD"]),
    urgency: pick(["none", "none", "critical", "high", "medium"]),
    waitingSince: createdAt,
    createdAt,
  })
}

async function change(clinic: MadeClinic, id: string) {
  await inClinic(clinic.id, async (tx) => {
    const lead = await tx.lead.findUniqueOrThrow({ where: { id } })
    const at = addMs(lead.createdAt, random(90) * MINUTE_MS + random(5) * HOUR_MS * random(30))
    await tx.$queryRaw`select set_config('app.now', ${at.toISOString()}, true)`
    const doing = random(5)
    if (doing === 0) await tx.lead.update({ where: { id }, data: { waitingSince: null } })
    else if (doing === 1) await tx.lead.update({ where: { id }, data: { waitingSince: lead.createdAt } })
    else if (doing === 2)
      await tx.lead.update({ where: { id }, data: { classification: pick(["HOT", "COLD"]) } })
    else await tx.lead.update({ where: { id }, data: { status: pick(STATUSES), waitingSince: null } })
  })
}

for (const timeZone of ["Europe/Bucharest", "Asia/Kolkata", "America/St_Johns"])
  it(`equals a plain reckoning over random histories and late edits, in ${timeZone}`, async () => {
    const clinic = await makeClinic({ timeZone })
    const other = await makeClinic({ timeZone })
    await someLead(other)
    const leads = []
    for (let n = 0; n < 25; n++) leads.push(await someLead(clinic))
    expect(await roll(clinic)).toMatchObject({ left: false })
    await expectExact(clinic)
    for (let n = 0; n < 40; n++) await change(clinic, pick(leads).id)
    const judged = pick(leads).id
    await inClinic(clinic.id, (tx) =>
      tx.score.create({
        data: {
          id: newId(),
          clinicId: clinic.id,
          leadId: judged,
          score: 5,
          classification: "HOT",
          urgency: "none",
          confidence: 1,
          reasons: [],
          scorer: "member",
        },
      }),
    )
    await roll(clinic)
    await expectExact(clinic)
    expect(await daysOf(other)).toEqual([])
  })

describe("the roll-up", () => {
  it("makes only days that changed, and nothing where nothing did", async () => {
    const clinic = await makeClinic()
    const first = await makeLead(clinic.id, { createdAt: toDate("2026-05-01T10:00:00Z") })
    await makeLead(clinic.id, { createdAt: toDate("2026-05-02T10:00:00Z") })
    expect(await roll(clinic)).toEqual({ days: 2, left: false })
    expect(await roll(clinic)).toEqual({ days: 0, left: false })
    await inClinic(clinic.id, (tx) => tx.lead.update({ where: { id: first.id }, data: { lastMessage: "x" } }))
    expect(await roll(clinic)).toEqual({ days: 0, left: false })
    await inClinic(clinic.id, (tx) => tx.lead.update({ where: { id: first.id }, data: { status: "won" } }))
    expect(await roll(clinic)).toEqual({ days: 1, left: false })
  })

  it("counts each lead once while its patient is merged and parted again", async () => {
    const { clinic, patient, second, ctxFor } = await patientGround({}, {})
    const admin = ctxFor(["admin"])
    await inClinic(clinic.id, (tx) =>
      tx.lead.createMany({
        data: [patient, second].map(({ id: patientId }, n) => ({
          id: newId(),
          clinicId: clinic.id,
          patientId,
          source: n ? "web" : "whatsapp",
          status: n ? "booked" : "new",
          createdAt: toDate("2026-05-01T10:00:00Z"),
        })),
      }),
    )
    const { timeZone } = await inClinic(clinic.id, (tx) =>
      tx.clinic.findUniqueOrThrow({ where: { id: clinic.id } }),
    )
    const made = async () => {
      await inClinic(clinic.id, (tx) => rollUp(tx, { clinicId: clinic.id, timeZone, now: now(), most: 500 }))
      const days = await inClinic(clinic.id, (tx) =>
        tx.leadDay.findMany({
          where: { by: { in: ["all", "source"] } },
          orderBy: [{ by: "asc" }, { of: "asc" }],
        }),
      )
      return days.map(({ by, of, made }) => [by, of, made])
    }
    const counted = [
      ["all", "", 2],
      ["source", "web", 1],
      ["source", "whatsapp", 1],
    ]
    expect(await made()).toEqual(counted)
    const { mergeId } = await mergePatients(admin, {
      keptId: patient.id,
      mergedId: second.id,
      reason: "The same person",
    })
    expect(await made()).toEqual(counted)
    await undoMerge(admin, { id: mergeId ?? "", reason: "Two people after all" })
    expect(await made()).toEqual(counted)
  })

  it("goes on where a bound stopped it, newest day first", async () => {
    const clinic = await makeClinic()
    for (const day of ["01", "02", "03"])
      await makeLead(clinic.id, { createdAt: toDate(`2026-05-${day}T10:00:00Z`) })
    expect(await roll(clinic, 2)).toEqual({ days: 2, left: true })
    expect((await daysOf(clinic)).map((one) => one.day.toISOString().slice(8, 10))).not.toContain("01")
    expect(await roll(clinic, 2)).toEqual({ days: 1, left: false })
    await expectExact(clinic)
  })

  it("moves leads to other days when the clinic moves to another zone", async () => {
    const clinic = await makeClinic({ timeZone: "UTC" })
    await makeLead(clinic.id, { createdAt: toDate("2026-05-01T23:30:00Z") })
    await roll(clinic)
    await db.owner.query(`update "Clinic" set "timeZone" = 'Asia/Tokyo' where id = $1`, [clinic.id])
    await rollUpEverywhere()
    expect((await daysOf(clinic))[0]?.day.toISOString()).toContain("2026-05-02")
    await expectExact({ ...clinic, timeZone: "Asia/Tokyo" })
  })

  it("counts messages where they stand now, and forgets those that are gone", async () => {
    const clinic = await makeClinic()
    const lead = await makeLead(clinic.id)
    const at = toDate("2026-05-01T10:00:00Z")
    await makeMessage(lead, "a", { createdAt: at })
    const sent = await makeMessage(lead, "b", { createdAt: at, direction: "out", status: "sent" })
    await roll(clinic)
    await inClinic(clinic.id, (tx) => tx.message.update({ where: { id: sent }, data: { status: "read" } }))
    await roll(clinic)
    const rows = await inClinic(clinic.id, (tx) => tx.messageDay.findMany({ orderBy: { status: "asc" } }))
    expect(rows).toMatchObject([
      { channel: "whatsapp", direction: "out", status: "read", count: 1 },
      { channel: "whatsapp", direction: "in", status: "received", count: 1 },
    ])
  })

  it("has the same buckets in the database and here", async () => {
    const { rows } = await db.owner.query("select report_edges() as edges")
    expect(rows[0].edges).toEqual([...EDGES_S])
  })
})

describe("the stamps", () => {
  const stamps = (id: string, clinicId: string) =>
    inClinic(clinicId, (tx) => tx.lead.findUniqueOrThrow({ where: { id } }))
  it("bring the steps before with them, and take an end back when the lead goes on", async () => {
    const clinic = await makeClinic()
    const { id } = await makeLead(clinic.id)
    const set = (status: string) =>
      inClinic(clinic.id, (tx) => tx.lead.update({ where: { id }, data: { status } }))
    await set("booked")
    const booked = await stamps(id, clinic.id)
    expect(booked.contactedAt).toEqual(booked.bookedAt)
    await set("lost")
    expect((await stamps(id, clinic.id)).lostAt).not.toBeNull()
    await set("contacted")
    expect(await stamps(id, clinic.id)).toMatchObject({ lostAt: null, bookedAt: booked.bookedAt })
    await set("archived")
    expect((await stamps(id, clinic.id)).archivedAt).not.toBeNull()
  })

  it("count an answer once, none by archiving, and none that never left", async () => {
    const clinic = await makeClinic()
    const waitingSince = addMs(now(), -HOUR_MS)
    const { id } = await makeLead(clinic.id, { waitingSince, createdAt: waitingSince })
    const set = (data: { waitingSince: Date | null; status?: string }) =>
      inClinic(clinic.id, (tx) => tx.lead.update({ where: { id }, data }))
    await set({ waitingSince: null, status: "archived" })
    expect((await stamps(id, clinic.id)).firstResponseAt).toBeNull()
    await set({ waitingSince, status: "new" })
    await set({ waitingSince: null })
    const first = (await stamps(id, clinic.id)).firstResponseAt
    expect(first).not.toBeNull()
    await set({ waitingSince: addMs(now(), MINUTE_MS) })
    await set({ waitingSince: null })
    expect((await stamps(id, clinic.id)).firstResponseAt).toEqual(first)
    await set({ waitingSince })
    expect((await stamps(id, clinic.id)).firstResponseAt).toBeNull()
  })
})
