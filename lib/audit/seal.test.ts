import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { FACT_COLUMNS } from "@/lib/audit/chain"
import { chainReader } from "@/lib/audit/chain-reader"
import { destroyPatientKey } from "@/lib/audit/destroy-key"
import { fileHeads } from "@/lib/audit/head-file"
import type { Verdict } from "@/lib/audit/schema"
import { sealFacts } from "@/lib/audit/seal"
import { verifyChain } from "@/lib/audit/verify"
import { inClinic, platformDb } from "@/lib/db"
import { fact, record } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { addMs, HOUR_MS, MINUTE_MS, now, setClock } from "@/lib/time"

const db = await testDatabase()
let dir: string
let keeper: ReturnType<typeof fileHeads>
let ctx: ReturnType<Awaited<ReturnType<typeof memberOf>>>
let otherId: string
let lead: Awaited<ReturnType<typeof makeLead>>

beforeAll(async () => {
  const clinic = await makeClinic()
  ctx = (await memberOf(clinic))(["admin"])
  otherId = (await makeClinic()).id
  lead = await makeLead(clinic.id)
})
afterAll(() => setClock(undefined))

/** Ten facts, six of them personal, sealed in two batches half an hour ago, and one more not yet sealed. */
beforeEach(async () => {
  setClock(undefined)
  if (dir) await rm(dir, { recursive: true })
  dir = await mkdtemp(join(tmpdir(), "heads-"))
  keeper = fileHeads(dir)
  await db.owner.query('delete from "FactLink"; delete from "Fact"; delete from "PatientKey"')
  await write(4)
  // A number that a transaction took and never used.
  await db.owner.query(`select nextval('"Fact_seq_seq"')`)
  await write(6)
  await sealFacts({ keeper, batch: 5, at: () => addMs(now(), -HOUR_MS / 2) })
  await write(1)
})

const write = (count: number) =>
  inClinic(ctx.clinicId, (tx) =>
    record(
      tx,
      ctx,
      Array.from({ length: count }, (_, n) =>
        fact("lead.status_changed", newId(), {
          patientId: lead.patientId,
          before: { status: "new" },
          after: { status: "lost", n },
          reason: n % 2 ? "rule" : undefined,
          personal: n < 6 ? { reason: `Ana ${n} said so` } : undefined,
        }),
      ),
    ),
  )

async function verdictOf(chain: string = ctx.clinicId, heads = keeper): Promise<Verdict> {
  for await (const told of verifyChain(chain, chainReader(chain), await heads.read()))
    if ("ok" in told) return told
  throw new Error("no verdict")
}

const sql = (text: string, values: unknown[] = []) => db.owner.query(text, values)
const nth = async (n: number) =>
  (await sql(`select "factId" as id from "FactLink" where chain = $1 and n = $2`, [ctx.clinicId, n])).rows[0]
    .id

describe("sealing", () => {
  it("chains every fact once, in the order of writing, and verifies", async () => {
    await write(3)
    expect(await sealFacts({ keeper, batch: 2 })).toEqual({ sealed: 4 })
    expect(await sealFacts({ keeper })).toEqual({ sealed: 0 })
    const verdict = await verdictOf()
    expect(verdict).toMatchObject({ ok: true, rows: 14, found: 0, isKept: true, keptSince: 1 })
    expect(verdict.waiting.rows).toBe(0)
  })

  it("hashes every column there is", async () => {
    const { rows } = await sql(
      `select column_name as name from information_schema.columns where table_name = 'Fact'`,
    )
    expect(rows.map((row) => row.name).sort()).toEqual([...FACT_COLUMNS].sort())
  })

  it("takes up what commits late, after facts that were begun later", async () => {
    const late = await db.owner.connect()
    await late.query("begin")
    await late.query(
      `insert into "Fact" (id, "clinicId", name, actor, "actorName", "subjectType", "subjectId", "requestId")
       values ($1, $2, 'lead.late', 'system:x', 'x', 'lead', 'x', 'x')`,
      [newId(), ctx.clinicId],
    )
    await write(2)
    expect(await sealFacts({ keeper })).toEqual({ sealed: 3 })
    await late.query("commit")
    late.release()
    expect(await sealFacts({ keeper })).toEqual({ sealed: 1 })
    expect(await verdictOf()).toMatchObject({ ok: true, rows: 14 })
  })

  it("has one sealer at a time, and goes on where a batch was lost", async () => {
    const other = await db.owner.connect()
    await other.query("select pg_advisory_lock(7113011)")
    expect(await sealFacts({ keeper })).toEqual({ sealed: 0, skipped: true })
    await other.query("select pg_advisory_unlock(7113011)")
    other.release()
    expect(await sealFacts({ keeper })).toEqual({ sealed: 1 })
    await write(2)
    // The head is written down, and the process ends before the commit.
    const failing = {
      ...keeper,
      append: async (...[state, heads, at]: Parameters<typeof keeper.append>) => {
        await keeper.append(state, heads, at)
        if (state === "planned") throw new Error("killed")
      },
    }
    await expect(sealFacts({ keeper: failing })).rejects.toThrow("killed")
    expect(await verdictOf()).toMatchObject({ ok: true, rows: 11 })
    await write(1)
    expect(await sealFacts({ keeper })).toEqual({ sealed: 3 })
    await write(1)
    // Committed, and the process ends before it says so.
    const mute = {
      ...keeper,
      append: async (...[state, heads, at]: Parameters<typeof keeper.append>) => {
        if (state !== "kept") await keeper.append(state, heads, at)
      },
    }
    await sealFacts({ keeper: mute })
    await write(1)
    await sealFacts({ keeper })
    setClock("+300")
    expect(await verdictOf()).toMatchObject({ ok: true, rows: 16, problems: [] })
  })

  it("keeps what belongs to no clinic in a chain of the platform's", async () => {
    await platformDb().fact.create({
      data: {
        id: newId(),
        name: "session.refused",
        actor: "system:x",
        actorName: "x",
        subjectType: "session",
        subjectId: "x",
        requestId: "x",
      },
    })
    await sealFacts({ keeper })
    expect(await verdictOf("platform")).toMatchObject({ ok: true, rows: 1 })
  })

  it("verifies on another server, where no head was ever kept, and keeps them from then on", async () => {
    const elsewhere = fileHeads(join(dir, "elsewhere"))
    expect(await verdictOf(ctx.clinicId, elsewhere)).toMatchObject({ ok: true, isKept: false })
    await sealFacts({ keeper: elsewhere })
    setClock("+300")
    expect(await verdictOf(ctx.clinicId, elsewhere)).toMatchObject({ ok: true, isKept: true, rows: 11 })
  })

  it("survives the erasure of a patient", async () => {
    await inClinic(ctx.clinicId, async (tx) =>
      record(tx, ctx, (await destroyPatientKey(tx, ctx, lead.patientId)).facts),
    )
    await sealFacts({ keeper })
    expect(await verdictOf()).toMatchObject({ ok: true, rows: 12 })
  })
})

describe("S21 the audit trail", () => {
  it.each(["rounds_app", "rounds_platform"])("cannot be changed as %s", async (role) => {
    const client = await db.owner.connect()
    const words = [
      `update "Fact" set reason = 'x'`,
      `delete from "Fact"`,
      `truncate "Fact"`,
      `update "FactLink" set hash = ''`,
      `delete from "FactLink"`,
      `truncate "FactLink"`,
    ]
    try {
      for (const text of words) {
        await client.query(`begin; set local role ${role}`)
        await client.query("select set_config('app.clinic_id', $1, true)", [ctx.clinicId])
        await expect(client.query(text), text).rejects.toMatchObject({ code: "42501" })
        await client.query("rollback")
      }
      await client.query(`begin; set local role rounds_app`)
      await expect(
        client.query(`insert into "FactLink" (chain, n, "factId", seq, hash) values ('x', 1, $1, 1, '')`, [
          newId(),
        ]),
      ).rejects.toMatchObject({ code: "42501" })
    } finally {
      await client.query("rollback")
      client.release()
    }
  })

  const change = (column: string, value: string) => async (n: number) => {
    await sql(`update "Fact" set ${column} = ${value} where id = $1`, [await nth(n)])
  }
  const insert = (columns: string, values: string) =>
    `insert into "Fact" (id, "clinicId", name, actor, "actorName", "subjectType", "subjectId", "requestId"${columns})
     values ($1, $2, 'lead.forged', 'system:x', 'x', 'lead', 'x', 'x'${values})`

  const tampering: [string, number, string, (n: number) => Promise<unknown>][] = [
    ["a name", 3, "changed", change("name", "'lead.taken'")],
    ["an actor", 3, "changed", change("actor", "'member:else'")],
    ["an actor's name", 3, "changed", change(`"actorName"`, "'Else'")],
    ["what it is about", 3, "changed", change(`"subjectId"`, "'else'")],
    ["whom it is about", 3, "changed", change(`"patientId"`, "gen_random_uuid()")],
    ["before", 3, "changed", change("before", `'{"status": "won"}'`)],
    ["after, by a space", 3, "changed", change("after", "(after::text || ' ')::json")],
    ["a reason", 2, "changed", change("reason", "null")],
    [
      "a byte of what is sealed",
      2,
      "changed",
      change("personal", "set_byte(personal, 30, get_byte(personal, 30) # 1)"),
    ],
    ["an instant, by a millisecond", 3, "changed", change(`"createdAt"`, `"createdAt" + interval '1 ms'`)],
    ["a request", 3, "changed", change(`"requestId"`, "'else'")],
    ["the clinic", 3, "changed", (n) => change(`"clinicId"`, `'${otherId}'`)(n)],
    ["the order of writing", 3, "changed", change("seq", "seq + 1000000")],
    [
      "the first, taken out",
      1,
      "removed",
      async (n) => sql(`delete from "Fact" where id = $1`, [await nth(n)]),
    ],
    [
      "one in the middle, taken out",
      5,
      "removed",
      async (n) => sql(`delete from "Fact" where id = $1`, [await nth(n)]),
    ],
    [
      "the last, taken out",
      10,
      "removed",
      async (n) => sql(`delete from "Fact" where id = $1`, [await nth(n)]),
    ],
    [
      "one taken out with its link",
      4,
      "removed",
      async (n) => {
        const id = await nth(n)
        await sql(`delete from "Fact" where id = $1`, [id])
        await sql(`delete from "FactLink" where "factId" = $1`, [id])
      },
    ],
    [
      "two links exchanged",
      3,
      "swapped",
      async () => {
        const [one, other] = [await nth(3), await nth(7)]
        await sql(`update "FactLink" set "factId" = gen_random_uuid() where n = 3`)
        await sql(`update "FactLink" set "factId" = $1 where n = 7`, [one])
        await sql(`update "FactLink" set "factId" = $1 where n = 3`, [other])
        await sql(`update "FactLink" l set seq = f.seq from "Fact" f where f.id = l."factId"`)
      },
    ],
    [
      "two facts exchanged",
      3,
      "changed",
      async () => {
        const [one, other, third] = [await nth(3), await nth(7), newId()]
        for (const [from, to] of [
          [one, third],
          [other, one],
          [third, other],
        ])
          await sql(`update "Fact" set id = $2 where id = $1`, [from, to])
      },
    ],
    [
      "the tail, cut with its links",
      9,
      "cut",
      async (n) => {
        await sql(`delete from "Fact" where id in (select "factId" from "FactLink" where n >= $1)`, [n])
        await sql(`delete from "FactLink" where n >= $1`, [n])
      },
    ],
    [
      "an older copy, which then goes on",
      6,
      "rewritten",
      async () => {
        await sql(`delete from "Fact" where id in (select "factId" from "FactLink" where n > 5)`)
        await sql(`delete from "FactLink" where n > 5`)
        await write(8)
        await sealFacts({ keeper })
        setClock("+300")
      },
    ],
    [
      "one put in among the sealed",
      0,
      "inserted",
      async () => {
        const { rows } = await sql(`select seq::text as seq from "Fact" where id = $1`, [await nth(4)])
        await sql(insert(", seq", `, ${rows[0].seq}::bigint + 1`), [newId(), ctx.clinicId])
      },
    ],
    [
      "one put in before the first",
      0,
      "inserted",
      async () => sql(insert(", seq", ", -5"), [newId(), ctx.clinicId]),
    ],
    [
      "a patient's key, blanked",
      0,
      "key_lost",
      async () => sql(`update "PatientKey" set sealed = null, "destroyedAt" = now()`),
    ],
    ["a patient's key, taken out", 1, "key_lost", async () => sql(`delete from "PatientKey"`)],
    [
      "one forged with a link of its own",
      11,
      "not_sealed_here",
      async () => {
        const id = newId()
        await sql(insert("", ""), [id, ctx.clinicId])
        const lone = { last: async () => new Map(), append: async () => {}, read: keeper.read }
        await sealFacts({ keeper: lone })
        setClock("+300")
      },
    ],
    ["a row's number", 10, "removed", async (n) => sql(`update "FactLink" set n = 20 where n = $1`, [n])],
    [
      "a hash",
      5,
      "seal_changed",
      async (n) => sql(`update "FactLink" set hash = sha256('x') where n = $1`, [n]),
    ],
    [
      "when it was sealed",
      5,
      "changed",
      async (n) => sql(`update "FactLink" set "sealedAt" = "sealedAt" - interval '1 day' where n = $1`, [n]),
    ],
    [
      "a link's place in the writing",
      5,
      "changed",
      async (n) => sql(`update "FactLink" set seq = 0 where n = $1`, [n]),
    ],
    [
      "the kept heads: a line",
      0,
      "head_altered",
      async () => {
        const file = join(dir, (await readdir(dir))[0]!)
        await writeFile(file, (await readFile(file, "utf8")).replace('"n":5', '"n":6'))
      },
    ],
    [
      "the kept heads: a line less",
      0,
      "head_altered",
      async () => {
        const file = join(dir, (await readdir(dir))[0]!)
        const lines = (await readFile(file, "utf8")).split("\n")
        await writeFile(file, [...lines.slice(0, 1), ...lines.slice(2)].join("\n"))
      },
    ],
    [
      "the kept heads: a line more",
      0,
      "head_altered",
      async () => {
        const file = join(dir, (await readdir(dir))[0]!)
        await appendFile(
          file,
          `${JSON.stringify({ chain: ctx.clinicId, from: 11, n: 11, hash: "00", at: "", state: "kept", mac: "00" })}\n`,
        )
      },
    ],
  ]

  it("has at least twenty ways to be tampered with", () =>
    expect(tampering.length).toBeGreaterThanOrEqual(20))

  it.each(tampering)("finds %s (row %i: %s)", async (_, row, what, tamper) => {
    expect(await verdictOf()).toMatchObject({ ok: true, rows: 10 })
    await tamper(row)
    const verdict = await verdictOf()
    expect(verdict.ok).toBe(false)
    expect(verdict.problems[0]).toMatchObject({ what, row: row || null })
  })

  it("finds a trail that nobody seals any more", async () => {
    expect((await verdictOf()).waiting.rows).toBe(1)
    setClock(`+${(20 * MINUTE_MS) / 1000}`)
    expect((await verdictOf()).problems).toMatchObject([{ what: "unsealed" }])
  })

  it("comes to an end, whatever number was put in", async () => {
    for (const seq of ["-9223372036854775808", "9223372036854775807"])
      await sql(insert(", seq", `, ${seq}`), [newId(), ctx.clinicId])
    const { problems, waiting } = await verdictOf()
    expect(problems).toMatchObject([{ what: "inserted" }])
    expect(waiting.rows).toBe(2)
  })

  it("finds all places, not only the first", async () => {
    await sql(`update "Fact" set reason = 'x' where id = any($1)`, [
      [await nth(2), await nth(5), await nth(9)],
    ])
    expect((await verdictOf()).problems.map((one) => one.row)).toEqual([2, 5, 9])
  })
})

describe("verifying", () => {
  it("tells how far it came", async () => {
    const told = []
    for await (const one of verifyChain(ctx.clinicId, chainReader(ctx.clinicId), await keeper.read()))
      told.push(one)
    expect(told).toMatchObject([{ checked: 10, total: 10 }, { checked: 10, total: 10 }, { ok: true }])
  })
})
