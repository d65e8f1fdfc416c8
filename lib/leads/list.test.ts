import { expect, it } from "vitest"
import type { Role } from "@/lib/can"
import { listLeads } from "@/lib/leads/list"
import type { LeadFiltersInput } from "@/lib/leads/schema"
import { PAGE_SIZE } from "@/lib/leads/words"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, now, toDate } from "@/lib/time"

const db = await testDatabase()

const T = toDate("2026-11-01T08:00:00Z")
const at = (minute: number) => addMs(T, minute * MINUTE_MS)

/** One lead of each kind, named after it. */
async function mixed() {
  const { clinic, member, ctxFor, strangerFor, lead } = await leadGround({
    name: "Hot Free",
    createdAt: at(0),
    dueAt: at(30),
  })
  const add = (name: string, given: Parameters<typeof addLead>[1]) => addLead(clinic.id, { name, ...given })
  await add("Hot Mine", { createdAt: at(1), ownerId: member.id, status: "contacted", waitingSince: null })
  const other = (await makeMember(clinic.id, ["doctor"])).id
  await add("Hot Other", { createdAt: at(2), ownerId: other })
  await add("Warm Free", { createdAt: at(3), score: 3, classification: "WARM", source: "web" })
  await add("Cold Urgent", {
    createdAt: at(4),
    score: 2,
    classification: "COLD",
    urgency: "medium",
    dueAt: at(64),
  })
  await add("Lost Ștefan", { createdAt: at(5), status: "lost", ownerId: other, waitingSince: null })
  await add("New Unscored", { createdAt: at(6), score: null, classification: null, address: "+40712340042" })
  const names = async (input: LeadFiltersInput, roles: readonly Role[] = ["admin"]) =>
    (await listLeads(ctxFor(roles), input)).rows.map((row) => row.patient.name)
  return { clinic, member, ctxFor, strangerFor, lead, names }
}

it("filters by each of its words and by several at once", async () => {
  const { names, member } = await mixed()
  expect(await names({})).toEqual([
    "New Unscored",
    "Lost Ștefan",
    "Cold Urgent",
    "Warm Free",
    "Hot Other",
    "Hot Mine",
    "Hot Free",
  ])
  expect(await names({ classification: "HOT", status: "open" })).toEqual([
    "Hot Other",
    "Hot Mine",
    "Hot Free",
  ])
  expect(await names({ classification: "WARM,COLD" })).toEqual(["Cold Urgent", "Warm Free"])
  expect(await names({ status: "lost" })).toEqual(["Lost Ștefan"])
  expect(await names({ urgency: "urgent" })).toEqual(["Cold Urgent"])
  expect(await names({ source: "web" })).toEqual(["Warm Free"])
  expect(await names({ owner: "me" })).toEqual(["Hot Mine"])
  expect(await names({ owner: member.id })).toEqual(["Hot Mine"])
  expect(await names({ owner: "none", classification: "HOT", status: "new" })).toEqual(["Hot Free"])
  expect(await names({ q: "stefan" })).toEqual(["Lost Ștefan"])
  expect(await names({ q: "HOT", classification: "HOT" })).toEqual(["Hot Other", "Hot Mine", "Hot Free"])
  expect(await names({ q: "0042" })).toEqual(["New Unscored"])
  for (const q of ["+40 712 340 042", "0712 340 042", "0040 712/340-042"])
    expect(await names({ q }), q).toEqual(["New Unscored"])
  expect(await names({ q: "nobody" })).toEqual([])
  expect(await names({ due: "late" })).toEqual(["Cold Urgent", "Hot Free"])
  expect(await names({ due: "running", sort: "dueAt" })).toEqual(["Hot Free", "Cold Urgent"])
  expect(await names({ since: "2026-11-01", status: "lost" })).toEqual(["Lost Ștefan"])
  expect(await names({ since: "2026-11-02" })).toEqual([])
  expect(await names({ due: "waiting", owner: "none", classification: "HOT" })).toEqual(["Hot Free"])
})

it("sorts, with what has no value after all that has one", async () => {
  const { names } = await mixed()
  expect((await names({ sort: "createdAt" })).slice(0, 2)).toEqual(["Hot Free", "Hot Mine"])
  expect((await names({ sort: "dueAt" })).slice(0, 2)).toEqual(["Hot Free", "Cold Urgent"])
  expect((await names({ sort: "-dueAt" })).slice(0, 2)).toEqual(["Cold Urgent", "Hot Free"])
  for (const sort of ["score", "-score"] as const) expect((await names({ sort })).at(-1)).toBe("New Unscored")
  expect((await names({ sort: "-score" })).slice(4, 6)).toEqual(["Warm Free", "Cold Urgent"])
})

it.each([
  "-createdAt",
  "createdAt",
  "dueAt",
  "-dueAt",
  "waitingSince",
  "-score",
  "score",
  "-lastMessageAt",
] as const)("pages by cursor through every row once, sorted by %s", async (sort) => {
  const { clinic, ctxFor } = await leadGround({ createdAt: T })
  const total = PAGE_SIZE * 2 + 7
  for (let n = 1; n < total; n++)
    await addLead(clinic.id, {
      createdAt: at(n % 40),
      dueAt: n % 3 ? at(n % 10) : null,
      score: n % 4 ? (n % 5) + 1 : null,
      waitingSince: n % 2 ? at(n % 7) : null,
    })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await listLeads(ctxFor(["admin"]), { sort, cursor })
    seen.push(...page.rows.map((row) => row.id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toHaveLength(total)
  expect(new Set(seen).size).toBe(total)
})

it("shows a doctor own leads and every unowned hot or urgent one", async () => {
  const { names } = await mixed()
  expect(await names({}, ["doctor"])).toEqual(["Cold Urgent", "Hot Mine", "Hot Free"])
  expect(await names({ owner: "none" }, ["doctor"])).toEqual(["Cold Urgent", "Hot Free"])
})

it("masks: initials, last two digits, no words, no search", async () => {
  const { ctxFor, lead } = await mixed()
  const operator = await listLeads(ctxFor(["operator"]), { sort: "createdAt" })
  expect(operator.rows[0]).toMatchObject({
    id: lead.id,
    patient: { name: "H. F." },
    score: 4,
    lastMessage: null,
  })
  expect(operator.rows[0]!.address).toMatch(/^•• \d\d$/)
  expect(JSON.stringify(operator)).not.toMatch(/Free|When can I come|\+40/)
  expect((await listLeads(ctxFor(["auditor"]), {})).rows.every((row) => row.score === null)).toBe(true)
  await expect(listLeads(ctxFor(["operator"]), { q: "hot" })).rejects.toMatchObject({ code: "forbidden" })
})

it("gives the front desk no score, and no way round to it; words of own leads only", async () => {
  const { clinic, ctxFor } = await mixed()
  const frontdesk = ctxFor(["frontdesk"])
  const { rows } = await listLeads(frontdesk, { sort: "createdAt" })
  expect(rows.every((row) => row.score === null && row.classification === null)).toBe(true)
  expect(rows.filter((row) => row.lastMessage !== null).map((row) => row.patient.name)).toEqual(["Hot Mine"])
  // An urgent lead's hour cut to half is a hot one's; the quarter of an emergency is its own.
  expect(rows.filter((row) => row.dueAt !== null)).toEqual([])
  await addLead(clinic.id, { createdAt: at(7), urgency: "critical", dueAt: at(22) })
  expect((await listLeads(frontdesk, {})).rows[0]).toMatchObject({ dueAt: at(22).toISOString() })
  const ways = [{ classification: "HOT" }, { sort: "-score" }, { sort: "dueAt" }, { due: "late" }] as const
  for (const input of ways)
    await expect(listLeads(frontdesk, input)).rejects.toMatchObject({ code: "forbidden" })
})

it("refuses a cursor of another list, and one made up", async () => {
  const { ctxFor } = await leadGround({ createdAt: now() })
  const write = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString("base64url")
  const id = "0192f0c1-aaaa-7aaa-8aaa-aaaaaaaaaaaa"
  const bad = [
    "nonsense",
    write(["createdAt", "2026-01-01T00:00:00Z", id]),
    write(["-createdAt", null, id]),
    write(["-createdAt", "'; drop table", id]),
    write(["-createdAt", "2026-01-01T00:00:00Z", "x"]),
    write({}),
  ]
  for (const cursor of bad)
    await expect(listLeads(ctxFor(["admin"]), { cursor }), cursor).rejects.toMatchObject({
      code: "invalid_input",
      fields: { cursor: expect.any(String) },
    })
})

it("keeps to its clinic", async () => {
  const { strangerFor } = await mixed()
  expect((await listLeads(strangerFor(["admin"]), {})).rows).toEqual([])
})

describeRefusals(listLeads, {
  subject: "none",
  prepare: async () => ({ ...(await leadGround()), input: {} }),
  badInput: { sort: "password" },
})

it("P7 a masked view learns no wanted treatment, by sight or by filter", async () => {
  const { lead, ctxFor } = await leadGround()
  await db.owner.query(`update "Lead" set service = 'implants' where id = $1`, [lead.id])
  const serviceFor = async (role: "coordinator" | "operator") =>
    (await listLeads(ctxFor([role]), {})).rows.map((row) => row.service)
  expect(await serviceFor("coordinator")).toEqual(["implants"])
  expect(await serviceFor("operator")).toEqual([null])
  await expect(listLeads(ctxFor(["operator"]), { service: "implants" })).rejects.toMatchObject({
    code: "forbidden",
  })
})
