import { PrismaPg } from "@prisma/adapter-pg"
import pg from "pg"
import type { Ctx } from "@/lib/ctx"
import { PrismaClient } from "@/lib/generated/prisma/client"
import { type Line, type Result, round } from "./line"
import { type Stats, statsOf } from "./stats"
import { throwAwayDatabase } from "./throw-away"

const PATIENTS = 1_000_000
const ROUNDS = 150
const WARM_UP = 20
const CLINIC = "00000000-0000-7000-8000-000000000001"

/** Names as lists hold them: 40 first by 250 family names, each with an ending of its own. */
async function seed(owner: pg.Client): Promise<void> {
  await owner.query(
    `insert into "Clinic" (id, slug, name, "timeZone", country, currency) values ($1, 'bench', 'Bench', 'UTC', 'RO', 'RON')`,
    [CLINIC],
  )
  await owner.query(
    `with said as (
       select n, (array['Ana','Maria','Ioana','Elena','Mihai','Andrei','Radu','Dan','Cristina','Alexandru'])[1 + n % 10]
         || ' ' || (array['Pop','Ionescu','Marin','Dumitru','Stan','Barbu','Georgescu','Lupu'])[1 + n / 10 % 8]
         || translate(to_char(n, 'FM0000000'), '0123456789', 'aeioubdlmr') as name
       from generate_series(1, $2::int) n
     )
     insert into "Patient" (id, "clinicId", name, "nameFolded", "createdAt", "updatedAt")
     select gen_random_uuid(), $1, name, lower(name), now() - n * interval '1 second', now() from said`,
    [CLINIC, PATIENTS],
  )
  await owner.query(
    `with contact as (
       insert into "Contact" (id, "clinicId", channel, address, "lastFour")
       select id, "clinicId", 'whatsapp', '+407' || to_char(n, 'FM00000000'), right(to_char(n, 'FM00000000'), 4)
       from (select id, "clinicId", row_number() over () as n from "Patient") patient returning id, "clinicId"
     )
     insert into "PatientContact" ("clinicId", "patientId", "contactId") select "clinicId", id, id from contact`,
  )
}

const ctx = (): Ctx => ({
  requestId: "bench",
  now: new Date(),
  actor: { kind: "system", name: "bench" },
  clinicId: CLINIC as Ctx["clinicId"],
  clinic: { slug: "bench", name: "Bench", timeZone: "UTC" },
  roles: [],
})

/**
 * The same search as bare SQL without policies: what PostgreSQL itself needs for it. Sent by the same client in the
 * transaction that every read of the product is, which begins, names the clinic and ends: four ways to the database on both
 * sides. The statement alone, on a plain connection, is shown beside, and so is the door with nothing behind it.
 */
const BARE = {
  name: `select id, name from "Patient" where "clinicId" = $1 and "nameFolded" like $2 and "mergedIntoId" is null
    order by "createdAt" desc limit 6`,
  digits: `select patient.id, patient.name, contact.address from "Contact" contact
    join "PatientContact" link on link."contactId" = contact.id join "Patient" patient on patient.id = link."patientId"
    where contact."clinicId" = $1 and contact."lastFour" = $2 and patient."mergedIntoId" is null
    order by patient."createdAt" desc limit 6`,
}

async function timed(samples: number[], n: number, work: () => Promise<{ length: number }>): Promise<void> {
  const fromMs = performance.now()
  const found = await work()
  const tookMs = performance.now() - fromMs
  if (found.length === 0) throw new Error("the search found nobody")
  if (n >= 0) samples.push(tookMs)
}

/** What the door does around a statement, as the owner of the tables, for whom no policies hold. */
const inTransaction = (client: PrismaClient, text: string, value: string): Promise<unknown[]> =>
  client.$transaction(async (tx) => {
    await tx.$queryRaw`select set_config('app.clinic_id', ${CLINIC}, true)`
    return tx.$queryRawUnsafe<unknown[]>(text.replace("$1", "$1::uuid"), CLINIC, value)
  })

async function run(): Promise<Result> {
  const database = await throwAwayDatabase()
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  const bare = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }) })
  try {
    await seed(owner)
    await owner.query("vacuum analyze")
    const { suggestPatients } = await import("@/lib/patients/suggest")
    const part = (n: number) =>
      ["marinaei", "ionescuao", "cristina popa", "stanai", "lupuaub"][Math.abs(n) % 5] ?? ""
    const four = (n: number) => String((Math.abs(n) * 37 + 1_000) % 10_000).padStart(4, "0")
    const { inClinic } = await import("@/lib/db")
    const samples = {
      name: [] as number[],
      bareName: [] as number[],
      aloneName: [] as number[],
      digits: [] as number[],
      bareDigits: [] as number[],
      aloneDigits: [] as number[],
      door: [] as number[],
    }
    // In turn, so that what else the machine does falls on all alike.
    for (let n = -WARM_UP; n < ROUNDS; n++) {
      await timed(samples.name, n, () => suggestPatients(ctx(), { q: part(n) }))
      const [byPart, byFour] = [`%${part(n)}%`, four(n)]
      await timed(samples.bareName, n, () => inTransaction(bare, BARE.name, byPart))
      await timed(samples.aloneName, n, async () => (await owner.query(BARE.name, [CLINIC, byPart])).rows)
      await timed(samples.digits, n, () => suggestPatients(ctx(), { q: four(n) }))
      await timed(samples.bareDigits, n, () => inTransaction(bare, BARE.digits, byFour))
      await timed(samples.aloneDigits, n, async () => (await owner.query(BARE.digits, [CLINIC, byFour])).rows)
      await timed(samples.door, n, () =>
        inClinic(CLINIC, (tx) => tx.$queryRaw<{ one: number }[]>`select 1 as one`),
      )
    }
    const stats = Object.fromEntries(
      Object.entries(samples).map(([name, ms]) => [name, statsOf(ms)]),
    ) as Record<keyof typeof samples, Stats>
    const byName = round(stats.name.p95 / stats.bareName.p95)
    const byDigits = round(stats.digits.p95 / stats.bareDigits.p95)
    return {
      measured: `suggestPatients by part of a name and by the last 4 digits, ${PATIENTS.toLocaleString("en")} patients, ${ROUNDS} times each`,
      against: "the search as bare SQL without policies, by the same client in the same transaction, in turn",
      figure: `${byName} × by name, ${byDigits} × by digits, at p95`,
      met: Math.max(byName, byDigits) <= 2,
      samples: {
        "part of a name, ms": stats.name,
        "part of a name, bare in a transaction, ms": stats.bareName,
        "part of a name, the statement alone, ms": stats.aloneName,
        "last 4 digits, ms": stats.digits,
        "last 4 digits, bare in a transaction, ms": stats.bareDigits,
        "last 4 digits, the statement alone, ms": stats.aloneDigits,
        "the door with nothing behind it, ms": stats.door,
      },
    }
  } finally {
    await bare.$disconnect()
    await owner.end()
    await database.drop()
  }
}

export const patientsLines: Line[] = [
  { line: 8, title: "patient search by part of a name and by the last 4 digits", goal: "≤ 2 ×", run },
]
