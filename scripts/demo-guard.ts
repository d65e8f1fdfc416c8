import pg from "pg"

const DEMO_CLINICS = ["northside", "lakeview"]

/** Throws unless demo data may be written to an external database: it must hold no clinic but the demo's, or ROUNDS_DEMO=1 says so. */
export async function assertDemoDatabase(url: string): Promise<void> {
  if (process.env.ROUNDS_DEMO === "1") return
  const refusal = "Set ROUNDS_DEMO=1 to say that demo data may be written to it, or unset DATABASE_URL."
  if (process.env.NODE_ENV === "production")
    throw new Error(`DATABASE_URL names an external database. ${refusal}`)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(`select to_regclass('public."Clinic"') is not null as there`)
    if (!rows[0].there) return
    const others = await client.query('select from "Clinic" where slug <> all ($1) limit 1', [DEMO_CLINICS])
    if (others.rowCount) throw new Error(`The database of DATABASE_URL holds other clinics. ${refusal}`)
  } finally {
    await client.end()
  }
}
