import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { appDb, closeDb, inboxPool, inClinic, platformDb, roleUrl } from "@/lib/db"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeLead, makeMessage, readLead } from "@/lib/testing/leads"
import { seedDemo } from "@/prisma/demo"

const db = await testDatabase()
afterAll(closeDb)

/** Of whose rows those without a clinic are the whole installation's, and seen in every clinic by who may see operations. */
const INSTALLATIONS = new Set(["OperationNotice"])

const CONTEXT = "nullif(current_setting('app.clinic_id'"

/** Tables with a clinic, wherever they are, from the catalogue itself. */
async function owned(): Promise<
  { oid: number; name: string; schema: string; forced: boolean; enabled: boolean }[]
> {
  const { rows } = await db.owner.query(`
    select t.oid, t.relname as name, n.nspname as schema, t.relforcerowsecurity as forced, t.relrowsecurity as enabled
    from pg_class t join pg_namespace n on n.oid = t.relnamespace
    where t.relkind in ('r', 'p') and n.nspname in ('public', 'engine') and exists (
      select from pg_attribute a where a.attrelid = t.oid and a.attname in ('clinicId', 'clinic_id') and not a.attisdropped
    ) order by 2`)
  return rows
}

describe("S10 the catalogue", () => {
  it("has row-level security on and forced on every table with a clinic", async () => {
    const tables = await owned()
    expect(tables.length).toBeGreaterThan(15)
    expect(tables.filter((one) => !one.forced || !one.enabled)).toEqual([])
  })

  it("gives rounds_app nothing but policies that ask for the clinic", async () => {
    const { rows } = await db.owner.query(`
      select c.relname as table, p.polname, pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as checking
      from pg_policy p join pg_class c on c.oid = p.polrelid
      where 'rounds_app'::regrole = any (p.polroles) or 0 = any (p.polroles)`)
    // A job has no clinic of its own: it is seen through its run, whose policy asks.
    const asks = (said: string | null) =>
      said !== null && (said.toLowerCase().includes(CONTEXT) || /FROM engine\.run\s/.test(said))
    // The engine's own bookkeeping: what it is called, and how far its figures are. Neither knows a clinic.
    const clinicless = new Set(["app", "figure_mark"])
    const loose = rows.filter((one) => !asks(one.using ?? one.checking) && !clinicless.has(one.table))
    expect(loose).toEqual([])
    const withPolicy = new Set(rows.map((one) => one.table))
    const { rows: readable } = await db.owner.query(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('public', 'engine') and c.relname <> '_prisma_migrations'
        and has_table_privilege('rounds_app', c.oid, 'select')`)
    expect(readable.map((one) => one.name).filter((name) => !withPolicy.has(name))).toEqual([])
  })

  it("keeps the runtime roles small: no superuser, no bypass, no ownership", async () => {
    const { rows } = await db.owner.query(`
      select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles
      where rolname in ('rounds_app', 'rounds_platform', 'rounds_search') order by 1`)
    expect(rows).toHaveLength(3)
    for (const role of rows) {
      expect(role).toMatchObject({
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
      })
    }
    const ownedByThem = await db.owner.query(`
      select relname from pg_class where relowner in ('rounds_app'::regrole, 'rounds_platform'::regrole)`)
    expect(ownedByThem.rows).toEqual([])
  })

  it("shows views with the asker's rights", async () => {
    const { rows } = await db.owner.query(`
      select relname, reloptions from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and n.nspname in ('public', 'engine')`)
    expect(rows.map((one) => one.relname)).toEqual(expect.arrayContaining(["Run", "Step"]))
    for (const view of rows) expect(view.reloptions, view.relname).toContain("security_invoker=true")
  })

  it("lets nobody who runs change or remove a fact", async () => {
    for (const role of ["rounds_app", "rounds_platform"] as const) {
      const client = new pg.Client({ connectionString: roleUrl(db.url, db.secret, role) })
      await client.connect()
      for (const sql of [`update "Fact" set name = 'x'`, `delete from "Fact"`, `truncate "Fact"`]) {
        await expect(client.query(sql), `${role}: ${sql}`).rejects.toMatchObject({ code: "42501" })
      }
      await client.end()
    }
  })
})

describe("S10 every table, with two clinics' rows in it", () => {
  beforeAll(async () => {
    await seedDemo()
    const [deliveryId, eventId] = [newId(), newId()]
    await db.owner.query(
      `insert into "WebhookDelivery" (id, "clinicId", provider, outcome, accepted) values ($1, null, 'github', 'accepted', 1)`,
      [deliveryId],
    )
    await db.owner.query(
      `insert into "WebhookEvent" (id, "clinicId", "deliveryId", provider, key, kind, position)
       values ($1, null, $2, 'github', 'one', 'ping', 0)`,
      [eventId, deliveryId],
    )
    // All of the demo, beside whatever else runs.
  }, 240_000)

  const readable = async () => {
    const may = await Promise.all(
      (await owned()).map(async (table) => {
        const { rows } = await db.owner.query<{ may: boolean; clinic: string }>(
          `select has_table_privilege('rounds_app', $1::oid, 'select') as may, (select attname from pg_attribute
             where attrelid = $1::oid and attname in ('clinicId', 'clinic_id') and not attisdropped) as clinic`,
          [table.oid],
        )
        return { ...table, ...rows[0]! }
      }),
    )
    return may.filter((table) => table.may)
  }

  it("shows none of them without a clinic, what belongs to no clinic included", async () => {
    const seen: string[] = []
    for (const { schema, name } of await readable()) {
      const { rows } = await inboxPool().query(`select count(*)::int as n from "${schema}"."${name}"`)
      if (rows[0].n > 0) seen.push(name)
    }
    expect(seen).toEqual([])
  })

  it("shows a clinic its own alone: no other's, and nobody's", async () => {
    const { rows: clinics } = await db.owner.query<{ id: string }>(
      `select id from "Clinic" where slug in ('northside', 'lakeview')`,
    )
    const client = await inboxPool().connect()
    const filled = new Set<string>()
    try {
      for (const { id } of clinics) {
        await client.query("begin")
        await client.query("select set_config('app.clinic_id', $1, true)", [id])
        for (const { schema, name, clinic } of await readable()) {
          const { rows } = await client.query(
            `select count(*)::int as own,
               count(*) filter (where "${clinic}" is distinct from $1 and not ($2 and "${clinic}" is null))::int as foreign
             from "${schema}"."${name}"`,
            [id, INSTALLATIONS.has(name)],
          )
          expect(rows[0].foreign, name).toBe(0)
          if (rows[0].own > 0) filled.add(name)
        }
        await client.query("rollback")
      }
    } finally {
      client.release()
    }
    expect(filled.size, [...filled].join(", ")).toBeGreaterThan(15)
  })

  it("lets a clinic write nothing that belongs to nobody, nor take it over", async () => {
    const { rows } = await db.owner.query<{ id: string }>(`select id from "Clinic" where slug = 'northside'`)
    const clinicId = rows[0]!.id
    await expect(
      inClinic(clinicId, (tx) =>
        tx.webhookDelivery.create({
          data: { id: newId(), clinicId: null, provider: "github", outcome: "accepted" },
        }),
      ),
    ).rejects.toThrow(/row-level security/)
    const taken = await inClinic(clinicId, (tx) =>
      tx.webhookEvent.updateMany({ where: { provider: "github" }, data: { clinicId } }),
    )
    expect(taken.count).toBe(0)
  })
})

describe("S10 a clinic's rows", () => {
  it("are none without a clinic, in every table", async () => {
    const clinic = await makeClinic()
    const made = await makeLead(clinic.id)
    await makeMessage(made, "hello")
    const pool = inboxPool()
    for (const { schema, name } of await owned()) {
      const allowed = await db.owner.query(
        `select has_table_privilege('rounds_app', format('%I.%I', $1::text, $2::text), 'select') as may`,
        [schema, name],
      )
      if (!allowed.rows[0].may) continue
      const { rows } = await pool.query(`select count(*)::int as n from "${schema}"."${name}"`)
      expect(rows[0].n, name).toBe(0)
    }
    expect(await appDb().lead.findMany()).toEqual([])
  })

  it("cannot be written for another clinic, nor moved to one", async () => {
    const [mine, other] = [await makeClinic(), await makeClinic()]
    const made = await makeLead(mine.id)
    const theirs = { id: newId(), clinicId: other.id, name: "x", nameFolded: "x" }
    await expect(inClinic(mine.id, (tx) => tx.patient.create({ data: theirs }))).rejects.toThrow(
      /row-level security/,
    )
    await expect(
      inClinic(mine.id, (tx) => tx.lead.update({ where: { id: made.id }, data: { clinicId: other.id } })),
    ).rejects.toThrow()
    const changed = await inClinic(other.id, (tx) => tx.lead.updateMany({ data: { status: "lost" } }))
    expect(changed.count).toBe(0)
  })

  it("cannot be reached by a reference from another clinic", async () => {
    const [mine, other] = [await makeClinic(), await makeClinic()]
    const theirs = await makeLead(other.id)
    await expect(
      inClinic(mine.id, (tx) =>
        tx.lead.create({
          data: { id: newId(), clinicId: mine.id, patientId: theirs.patientId, source: "web" },
        }),
      ),
    ).rejects.toMatchObject({ code: "P2003" })
  })

  it("leave no clinic behind on a pooled connection", async () => {
    const clinic = await makeClinic()
    await makeLead(clinic.id)
    await Promise.all(Array.from({ length: 30 }, () => inClinic(clinic.id, (tx) => tx.lead.count())))
    const counts = await Promise.all(Array.from({ length: 30 }, () => appDb().lead.count()))
    expect(new Set(counts)).toEqual(new Set([0]))
  })

  it("stay apart: two clinics, 200 at a time, 10,000 operations", { timeout: 240_000 }, async () => {
    const clinics = await Promise.all([makeClinic(), makeClinic()])
    for (const clinic of clinics)
      for (let n = 0; n < 5; n++) await makeLead(clinic.id, { patientName: `${clinic.slug} ${n}` })
    // Of its own: the inbox's gives up after three seconds, which a loaded machine may need for 200 at a time.
    const pool = new pg.Pool({ connectionString: roleUrl(db.url, db.secret, "rounds_app"), max: 8 })
    let foreign = 0
    let seen = 0
    let left = 10_000
    const work = async () => {
      while (left-- > 0) {
        const clinic = clinics[left % 2]!
        if (left % 10 === 0) {
          const rows = await inClinic(clinic.id, (tx) => tx.lead.findMany({ include: { patient: true } }))
          seen += rows.length
          foreign += rows.filter(
            (row) => row.clinicId !== clinic.id || !row.patient.name.startsWith(clinic.slug),
          ).length
        } else {
          const client = await pool.connect()
          try {
            await client.query("begin")
            await client.query("select set_config('app.clinic_id', $1, true)", [clinic.id])
            const { rows } = await client.query<{ clinicId: string }>(`select "clinicId" from "Patient"`)
            await client.query(left % 7 === 0 ? "rollback" : "commit")
            seen += rows.length
            foreign += rows.filter((row) => row.clinicId !== clinic.id).length
          } finally {
            client.release()
          }
        }
      }
    }
    await Promise.all(Array.from({ length: 200 }, work))
    await pool.end()
    expect(foreign).toBe(0)
    expect(seen).toBe(50_000)
  })
})

describe("search_patients", () => {
  it("finds by part of a folded name and by last digits, in this clinic only, whatever the signs", async () => {
    const [mine, other] = [await makeClinic(), await makeClinic()]
    const made = await makeLead(mine.id, { patientName: "ana maria 100%_x", address: "+40712345678" })
    await makeLead(other.id, { patientName: "ana maria 100%_x", address: "+40712345678" })
    const find = (clinicId: string, wanted: string) =>
      inClinic(clinicId, async (tx) => {
        const rows = await tx.$queryRaw<{ search_patients: string }[]>`select search_patients(${wanted}, 20)`
        return rows.map((row) => row.search_patients)
      })
    for (const wanted of ["ana", "a mar", "100%_", "5678", "0712345678", "+40712345678"]) {
      expect(await find(mine.id, wanted), wanted).toEqual([made.patientId])
    }
    for (const wanted of ["", "ana%maria", "__", "0000", "zzz", "\\"])
      expect(await find(mine.id, wanted), wanted).toEqual([])
    const without = await appDb().$queryRaw<unknown[]>`select search_patients('ana', 20)`
    expect(without).toEqual([])
  })
})

it("reads and writes the same instants whatever zone the server speaks", async () => {
  const name = new URL(db.url).pathname.slice(1)
  await closeDb()
  await db.owner.query(`alter database ${name} set timezone = 'Asia/Kolkata'`)
  try {
    const clinic = await makeClinic()
    const at = new Date("2026-11-22T10:00:00.123Z")
    const lead = await makeLead(clinic.id, { createdAt: at })
    const { rows } = await db.owner.query(`select "createdAt" from "Lead" where id = $1`, [lead.id])
    expect(rows[0].createdAt).toEqual(at)
    const later = new Date("2026-11-22T12:34:56.789Z")
    await db.owner.query(`update "Lead" set "waitingSince" = $1 where id = $2`, [later, lead.id])
    expect((await readLead(lead)).waitingSince).toEqual(later)
    const early = await inClinic(
      clinic.id,
      (tx) => tx.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from "Lead" where "waitingSince" > ${at}::timestamptz and "waitingSince" <= ${later}::timestamptz`,
    )
    expect(early).toEqual([{ n: 1 }])
  } finally {
    await closeDb()
    await db.owner.query(`alter database ${name} reset timezone`)
  }
})

it("the platform sees clinics and members, and no patient", async () => {
  await expect(platformDb().patient.findMany()).rejects.toThrow(/permission denied/)
  await expect(platformDb().message.findMany()).rejects.toThrow(/permission denied/)
})
