import { beforeAll, expect, it } from "vitest"
import { countConversations } from "@/lib/conversations/count"
import { findConversation } from "@/lib/conversations/find"
import { listConversations } from "@/lib/conversations/list"
import { conversationPageSql, LONGEST, NEWEST } from "@/lib/conversations/list-sql"
import type { ConversationReach } from "@/lib/conversations/reach"
import type { ListConversationsInput } from "@/lib/conversations/schema"
import { inClinic } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { addTalk, colleague } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { statementsOf } from "@/lib/testing/statements"

const db = await testDatabase()
const TALKS = 8_000
let clinic: MadeClinic
let me: Awaited<ReturnType<typeof colleague>>

beforeAll(async () => {
  clinic = await makeClinic()
  me = await colleague(clinic, ["coordinator"])
  await db.owner.query(
    `insert into "Patient" (id, "clinicId", name, "nameFolded", "createdAt", "updatedAt")
     select gen_random_uuid(), $1, 'Patient ' || n, 'patient ' || n, now(), now() from generate_series(1, $2::int) n`,
    [clinic.id, TALKS],
  )
  await db.owner.query(
    `with contact as (
       insert into "Contact" (id, "clinicId", channel, address)
       select id, "clinicId", case when n % 20 = 0 then 'sms' else 'whatsapp' end, '+40' || n
       from (select *, row_number() over () as n from "Patient") patient returning id, "clinicId"
     )
     insert into "PatientContact" ("clinicId", "patientId", "contactId") select "clinicId", id, id from contact`,
  )
  await db.owner.query(
    `insert into "Conversation" (id, "clinicId", "contactId", channel, status, "snoozedUntil", "assigneeId",
       "lastMessageAt", "heardAt", "waitingSince", "createdAt")
     select gen_random_uuid(), contact."clinicId", contact.id, contact.channel,
       case when n % 50 = 0 then 'snoozed' when n % 4 = 0 then 'open' else 'closed' end,
       case when n % 50 = 0 then now() + interval '1 day' end, case when n % 9 = 0 then $1::uuid end,
       now() - n * interval '1 minute', now() - n * interval '1 minute',
       case when n % 40 = 0 then now() - n * interval '1 minute' end, now()
     from (select *, row_number() over () as n from "Contact") contact`,
    [me.id],
  )
  await db.owner.query(
    `insert into "Lead" (id, "clinicId", "patientId", source, status, classification, "ownerId", "updatedAt")
     select gen_random_uuid(), $1, id, 'whatsapp', (array['new','contacted','won','lost'])[1 + n % 4],
       case when n % 200 = 0 then 'HOT' else 'COLD' end, case when n % 900 = 0 then $2::uuid end, now()
     from (select id, row_number() over () as n from "Patient") patient`,
    [clinic.id, me.id],
  )
  await db.owner.query(`alter table "Message" disable trigger user`)
  await db.owner.query(
    `insert into "Message" (id, "clinicId", "contactId", direction, body, status, "statusAt", "createdAt")
     select gen_random_uuid(), "clinicId", id, 'in', case when n % 2000 = 0 then 'Mă doare măseaua' else 'Programare ' || n end,
       'received', now(), now() - n * interval '1 minute'
     from (select *, row_number() over () as n from "Contact") contact`,
  )
  await db.owner.query(`alter table "Message" enable trigger user`)
  await db.owner.query("vacuum analyze")
})

type Plan = { "Node Type": string; "Relation Name"?: string; "Plan Rows": number; Plans?: Plan[] }
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]
const ALL: ConversationReach = { isAll: true, isDesk: false, isDoctor: false, memberId: null }

/** The plan as rounds_app gets it, under the policies: nothing reads a table from end to end. */
async function expectIndexed(
  input: ListConversationsInput,
  given: { reach?: Partial<ConversationReach>; cursor?: string | null } = {},
) {
  const reach = { ...ALL, memberId: me.id, ...given.reach }
  const cursor = given.cursor === undefined ? null : { value: given.cursor, id: newId() }
  const ids = input.q ? [newId(), newId()] : null
  const sql = conversationPageSql(input, reach, ids, cursor, 31) ?? Prisma.sql`select 1`
  const [row] = await inClinic(clinic.id, (tx) =>
    tx.$queryRaw<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(Prisma.sql`explain (format json) ${sql}`),
  )
  const plan = row ? nodes(row["QUERY PLAN"][0].Plan) : []
  const scanned = plan.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"])
  const small = ["Member", "ConversationRead", "ConversationDraft", "ConversationMention"]
  expect(scanned.filter((table) => !small.includes(table ?? ""))).toEqual([])
}

const WHEN = "2026-11-01T08:00:00.000Z"

it.each([
  {},
  { status: "open" },
  { status: "closed" },
  { status: "open", owner: "me" },
  { status: "open", owner: "nobody" },
  { owner: "me" },
  { channel: "sms" },
  { status: "open", channel: "sms" },
  { status: "open", only: "waiting" },
  { status: "open", only: "unread" },
  { only: "mentions" },
  { q: "maria" },
  { status: "open", sort: LONGEST },
  { status: "open", sort: LONGEST, owner: "me" },
] satisfies ListConversationsInput[])(
  "%j walks an index, from the start and from a cursor",
  async (input) => {
    await expectIndexed(input)
    await expectIndexed(input, { cursor: WHEN })
  },
)

it.each([
  ["the desk", { isAll: false, isDesk: true }],
  ["a doctor", { isAll: false, isDoctor: true }],
  ["both", { isAll: false, isDesk: true, isDoctor: true }],
])("so it does within the reach of %s", async (_, reach) => {
  await expectIndexed({ status: "open" }, { reach })
  await expectIndexed({ status: "open", sort: NEWEST }, { reach, cursor: WHEN })
})

it("finds rare words by their trigrams", async () => {
  const { rows } = await db.owner.query<{ "QUERY PLAN": string }>(
    `explain select id from "Message" where "clinicId" = '${clinic.id}' and folded(body) like '%masea%'
     order by "createdAt" desc limit 500`,
  )
  expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("Message_body_search")
  expect((await listConversations(me.ctx(), { q: "masea" })).rows).toHaveLength(4)
})

it("asks as often for many as for one", async () => {
  const other = await makeClinic()
  const alone = await colleague(other, ["coordinator"])
  await addTalk(other.id, { body: "Programare", address: "+40711999888" })
  const few = await statementsOf(() => listConversations(alone.ctx(), { q: "Programare" }))
  const many = await statementsOf(() => listConversations(me.ctx(), { q: "Programare" }))
  expect(many.length).toBe(few.length)
  expect((await statementsOf(() => countConversations(me.ctx(), {}))).length).toBe(1)
  const { rows } = await listConversations(me.ctx(), {})
  const first = await statementsOf(() => findConversation(me.ctx(), { id: rows[0]?.id ?? "" }))
  expect(first.length).toBeLessThanOrEqual(40)
})
