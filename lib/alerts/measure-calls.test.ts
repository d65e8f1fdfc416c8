import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { FUNCTIONS } from "@/lib/alerts/measure"
import { CALLS, measureCalls, RULE_OF } from "@/lib/alerts/measure-calls"
import { alertRule } from "@/lib/alerts/registry"
import { isOver } from "@/lib/alerts/rules"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(() => db.owner.query("truncate engine.call_stat"))

const told = (
  partner: string,
  calls: number,
  failed: number,
  { connection = newId(), minutesAgo = 1 } = {},
) =>
  db.owner.query(
    `insert into engine.call_stat (minute, instance, partner, connection_id, calls, failed)
     values (date_trunc('minute', clock_timestamp()) - make_interval(mins => $1), 'a', $2, $3, $4, $5)`,
    [minutesAgo, partner, connection, calls, failed],
  )
const of = async (subject: string) => (await measureCalls()).filter((one) => one.subject === subject)
const fires = async (subject: string) =>
  (await of(subject)).map((one) => isOver(alertRule(one.name)!, one.value))

describe("calls of partners", () => {
  it("are a share of all, with the partner's name, its rule and for how many clinics it fails", async () => {
    await told("whatsapp", 30, 3)
    await told("whatsapp", 10, 0)
    await told("whatsapp", 4, 4, { minutesAgo: 14 })
    expect(await of("whatsapp")).toEqual([
      {
        clinicId: null,
        name: "messaging-failing",
        subject: "whatsapp",
        value: 7 / 44,
        isSlight: false,
        detail: "7 of 44 calls, 2 clinics",
      },
    ])
    expect(await fires("whatsapp")).toEqual([true])
  })

  it("fail for one clinic alone, and that does not drown among the others'", async () => {
    await told("hubspot", 990, 0)
    await told("hubspot", 10, 10)
    expect(await of("hubspot")).toMatchObject([
      { name: "crm-failing", value: 1, detail: "10 of 1000 calls, 1 clinic" },
    ])
  })

  it("say nothing where they are few, long ago, or of a partner that has no rule", async () => {
    await told("openai", 9, 9)
    await told("openai", 90, 90, { minutesAgo: 20 })
    await told("other", 90, 90)
    expect(await of("openai")).toMatchObject([{ value: 0, detail: "9 of 9 calls, 1 clinic" }])
    expect(await fires("openai")).toEqual([false])
    expect(await of("other")).toEqual([])
  })

  it("are slight with fewer than three failures", async () => {
    await told("twilio", 10, 2)
    expect(await of("twilio")).toMatchObject([{ value: 0.2, isSlight: true }])
  })

  it("have a rule that there is, for each partner", () => {
    for (const name of Object.values(RULE_OF)) expect(alertRule(name)?.measured, name).toBe(true)
  })
})

describe("connections to the database", () => {
  it("count those that failed within five minutes", async () => {
    expect(await of("")).toMatchObject([{ name: "database-errors", value: 0 }])
    await told("database", 11, 11, { minutesAgo: 4 })
    await told("database", 50, 50, { minutesAgo: 8 })
    expect(await of("")).toMatchObject([{ name: "database-errors", value: 11 }])
    expect(await fires("")).toEqual([true])
  })
})

describe("what is asked every minute", () => {
  const plan = async (sql: string, values: unknown[]) =>
    JSON.stringify((await db.owner.query(`explain ${sql}`, values)).rows)

  it("reads calls by their minute and never all of them", async () => {
    await db.owner.query(
      `insert into engine.call_stat select date_trunc('minute', now()) - make_interval(mins => n), 'a', 'whatsapp', null, 1, 0
       from generate_series(1, 20000) n`,
    )
    await db.owner.query("analyze engine.call_stat")
    expect(await plan(CALLS, [10, ["whatsapp"]])).not.toContain("Seq Scan")
  })

  it("reads runs' figures by their time and never all of them", async () => {
    await db.owner.query(
      `insert into engine.function_stat select 'f', null, now() - make_interval(mins => 5 * n), 1, 0, 0, 0, '{}', 0, '{}', 0, now()
       from generate_series(1, 20000) n`,
    )
    await db.owner.query("analyze engine.function_stat")
    expect(await plan(FUNCTIONS, [])).not.toContain("Seq Scan")
  })
})
