import { afterAll, describe, expect, it } from "vitest"
import { can, ROLES, type Role } from "@/lib/can"
import { asClinicId, type Ctx } from "@/lib/ctx"
import { writeCursor } from "@/lib/cursor"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { parseInput } from "@/lib/operation"
import { testDatabase } from "@/lib/testing/db"
import { type AnyOperation, allOperations } from "@/lib/testing/operations"
import { rowPaths, sampleOf, shapeOf, withAt } from "@/lib/testing/samples"
import { now, toDate } from "@/lib/time"
import { seedDemo } from "@/prisma/demo"

const db = await testDatabase()
afterAll(closeDb)
await seedDemo()
const operations = await allOperations()

const one = async <T>(sql: string, values: unknown[] = []): Promise<T> =>
  (await db.owner.query(sql, values)).rows[0] as T
const mine = await one<{ id: string; slug: string; name: string; timeZone: string }>(
  `select id, slug, name, "timeZone" from "Clinic" where slug = 'northside'`,
)
const theirs = await one<{ id: string }>(`select id from "Clinic" where slug = 'lakeview'`)

/** What of the other clinic a person could read, marked so that no answer can hold it unseen. */
const CANARY = "zqCanaryxv"
for (const [table, column] of [
  ["Patient", "name"],
  ["Message", "body"],
  ["Lead", "lastMessage"],
  ["LeadNote", "body"],
  ["Approval", "summary"],
  ["SpecialAccess", "reason"],
  ["PlatformGrant", "reason"],
  ["Task", "title"],
  ["Contact", "username"],
])
  await db.owner.query(`update "${table}" set "${column}" = $1 where "clinicId" = $2`, [CANARY, theirs.id])
await db.owner.query(
  `update "Member" set name = $1 where "clinicId" = $2 and "userId" not in
  (select "userId" from "Member" where "clinicId" = $3)`,
  [CANARY, theirs.id, mine.id],
)

const owned = (
  await db.owner.query<{ schema: string; name: string; clinic: string; uuids: string[] }>(`
    select n.nspname as schema, t.relname as name,
      (array_agg(a.attname::text) filter (where a.attname in ('clinicId', 'clinic_id')))[1] as clinic,
      array_agg(a.attname::text) filter (where a.atttypid = 'uuid'::regtype) as uuids
    from pg_class t join pg_namespace n on n.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid
    where t.relkind in ('r', 'p') and n.nspname in ('public', 'engine') and a.attnum > 0 and not a.attisdropped
    group by 1, 2 having bool_or(a.attname in ('clinicId', 'clinic_id'))`)
).rows

/** Every uuid that stands in a clinic's rows. */
async function idsOf(clinicId: string): Promise<Set<string>> {
  const found = new Set<string>()
  for (const { schema, name, clinic, uuids } of owned)
    for (const column of uuids) {
      const { rows } = await db.owner.query<{ id: string }>(
        `select distinct "${column}"::text as id from "${schema}"."${name}" where "${clinic}" = $1 and "${column}" is not null`,
        [clinicId],
      )
      for (const row of rows) found.add(row.id)
    }
  return found
}

/** All rows of a clinic as one number for each table: another one when anything was changed. */
async function standing(clinicId: string): Promise<Record<string, string>> {
  const sums: Record<string, string> = {}
  for (const { schema, name, clinic } of owned) {
    const { sum } = await one<{ sum: string }>(
      `select count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) as sum from "${schema}"."${name}" t where "${clinic}" = $1`,
      [clinicId],
    )
    sums[name] = sum
  }
  return sums
}

const FOREIGN: Record<string, string> = {}
for (const { schema, name, clinic, uuids } of owned) {
  if (!uuids.includes("id")) continue
  const row = await one<{ id: string } | undefined>(
    `select id from "${schema}"."${name}" where "${clinic}" = $1 order by id limit 1`,
    [theirs.id],
  )
  if (row) FOREIGN[`${schema}.${name}`] = row.id
}
const FEW = Object.fromEntries(
  Object.entries(FOREIGN).filter(([kind]) => /\.(Lead|Patient|Member|Task|run)$/.test(kind)),
)
const foreignIds = await idsOf(theirs.id)
for (const id of await idsOf(mine.id)) foreignIds.delete(id)

const admin = await one<{ id: string; userId: string; name: string }>(
  `select id, "userId", name from "Member" where "clinicId" = $1 and roles = array['admin']`,
  [mine.id],
)
function ctxAs(role: Role): Ctx {
  const at = now()
  const actor = {
    kind: "member" as const,
    userId: admin.userId,
    memberId: admin.id,
    name: admin.name,
    sessionId: newId(),
  }
  const { slug, name, timeZone } = mine
  return {
    requestId: newId(),
    now: at,
    actor,
    clinicId: asClinicId(mine.id),
    clinic: { slug, name, timeZone },
    roles: [role],
    steppedUpAt: at,
  }
}

/** The roles by which an operation is tried: the widest, and one that sees less. */
function rolesFor({ may }: AnyOperation): Role[] {
  const allowed = ROLES.filter((role) => can([role], may))
  const widest = allowed.find((role) => can([role], may)?.scope === "all") ?? allowed[0]
  const narrower = allowed.find((role) => can([role], may)?.scope !== "all" && role !== widest)
  return [widest, narrower].filter((role) => role !== undefined)
}

const answerOf = (
  operation: AnyOperation,
  role: Role,
  input: unknown,
): Promise<{ code: string; text: string }> =>
  operation(ctxAs(role), input as never).then(
    (value) => ({ code: "ok", text: JSON.stringify(value) ?? "" }),
    (error: { code?: string; sentence?: string; fields?: unknown }) => ({
      code: error.code ?? "thrown",
      text: JSON.stringify([error.code, error.sentence, error.fields]) ?? "",
    }),
  )

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
/** What of the other clinic stands in an answer, besides what was sent. */
const leaked = (text: string, sent: string): string[] => [
  ...(text.includes(CANARY) ? [CANARY] : []),
  ...(text.match(UUID) ?? []).filter((id) => foreignIds.has(id) && !sent.includes(id)),
]

const before = await standing(theirs.id)

it("has ground to stand on: foreign rows of every kind, and operations that name rows", () => {
  expect(Object.keys(FOREIGN).length).toBeGreaterThan(12)
  expect(operations.filter((op) => rowPaths(sampleOf(shapeOf(op.input))).length > 0).length).toBeGreaterThan(
    40,
  )
})

describe("S9 ids of another clinic", () => {
  const unparsed: string[] = []
  it.each(operations.map((operation) => [operation.operation, operation] as const))(
    "%s answers nothing of theirs, and as of nobody's",
    { timeout: 60_000 },
    async (_, operation) => {
      const sample = sampleOf(shapeOf(operation.input))
      try {
        parseInput(operation.input, sample)
      } catch {
        unparsed.push(operation.operation)
      }
      const [widest, ...narrower] = rolesFor(operation)
      for (const role of [widest, ...narrower].filter((one) => one !== undefined)) {
        for (const path of rowPaths(sample)) {
          const unknown = await answerOf(operation, role, withAt(sample, path, newId()))
          expect(unknown.code, `${operation.operation} ${path} as ${role}: ${unknown.text}`).not.toBe(
            "thrown",
          )
          const isKey = path.at(-1) === "key"
          for (const [kind, id] of Object.entries(role === widest ? FOREIGN : FEW)) {
            const input = withAt(sample, path, id)
            const sent = JSON.stringify(input)
            const answer = await answerOf(operation, role, input)
            const where = `${operation.operation} ${path.join(".")} = ${kind} as ${role}`
            expect(leaked(answer.text, sent), where).toEqual([])
            // A key made by the form may already be taken, which says no more than that.
            if (!isKey && unknown.code === "not_found") expect(answer.code, where).toBe("not_found")
          }
        }
        for (const id of Object.values(FOREIGN).slice(0, 3)) {
          const cursor = writeCursor({ at: toDate("2030-01-01T00:00:00.000Z"), id })
          const answer = await answerOf(operation, role, { ...(sample as object), cursor })
          expect(leaked(answer.text, id), `${operation.operation} cursor as ${role}`).toEqual([])
        }
      }
    },
  )

  it("change nothing of theirs, whatever was called", async () => {
    expect(await standing(theirs.id)).toEqual(before)
  })

  it("reach the operations: all but a few of the inputs parse", () => {
    // What is set up from secrets, files and machines' addresses has its own tests; none of these takes an id of a clinic's row.
    const ownWords = [
      "attachments.add",
      "backups.adopt",
      "connections.changeSettings",
      "connections.connect",
      "hosts.create_scrape",
      "hosts.report",
      "imports.check",
      "platformConnections.connect",
      "probes.create",
      "probes.record",
      "push.subscribe",
      "software.change_windows",
      "templates.take",
    ]
    expect(unparsed.filter((name) => !ownWords.includes(name))).toEqual([])
  })
})

describe("S11 fields nobody asked for", () => {
  const EXTRA = {
    role: "admin",
    roles: ["admin"],
    clinicId: theirs.id,
    tenantId: theirs.id,
    createdAt: "2001-01-01T00:00:00Z",
    updatedAt: "2001-01-01T00:00:00Z",
    consent: "granted",
    ownerId: FOREIGN["public.Member"],
    memberId: FOREIGN["public.Member"],
    status: "won",
    amount: 1,
    isPlatform: true,
    passwordHash: "x",
    endsAt: "2099-01-01T00:00:00Z",
    requestedById: FOREIGN["public.Member"],
    decidedById: FOREIGN["public.Member"],
  }
  const commands = operations.filter((operation) => operation.kind === "command")

  it.each(commands.map((operation) => [operation.operation, operation] as const))(
    "%s refuses or ignores them",
    (_, operation) => {
      const shape = shapeOf(operation.input)
      const own = new Set(
        [shape, ...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((part) =>
          Object.keys(part.properties ?? {}),
        ),
      )
      const extra = Object.fromEntries(Object.entries(EXTRA).filter(([key]) => !own.has(key)))
      expect(Object.keys(extra).length).toBeGreaterThan(5)
      let parsed: unknown
      try {
        parsed = parseInput(operation.input, { ...(sampleOf(shape) as object), ...extra })
      } catch (error) {
        expect(error).toMatchObject({ code: "invalid_input" })
        return
      }
      expect(Object.keys(parsed as object).filter((key) => key in extra)).toEqual([])
    },
  )
})

it("would notice: what the other clinic's own people see is full of it", async () => {
  const list = operations.find((operation) => operation.operation === "leads.list")
  const theirsToo = { ...ctxAs("admin"), clinicId: asClinicId(theirs.id) }
  const text = JSON.stringify(await list?.(theirsToo, {} as never))
  expect(leaked(text, "")).toContain(CANARY)
  expect(leaked(text, "").length).toBeGreaterThan(50)
})
