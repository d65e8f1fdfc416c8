import { expect, it } from "vitest"
import { readBoard } from "@/lib/leads/board"
import { listLeads } from "@/lib/leads/list"
import { BOARD_PAGE } from "@/lib/leads/words"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"
import { addMs, now } from "@/lib/time"

const db = await testDatabase()

it("puts each lead into its column, with how many there are; what ended shares one, the archived none", async () => {
  const { clinic, lead, ctxFor } = await leadGround()
  for (const status of ["contacted", "qualified", "booked", "won", "lost", "archived"])
    await addLead(clinic.id, { status })
  const { columns } = await readBoard(ctxFor(["coordinator"]), {})
  expect(columns.map(({ id, count, rows }) => [id, count, rows.length])).toEqual([
    ["new", 1, 1],
    ["contacted", 1, 1],
    ["qualified", 1, 1],
    ["booked", 1, 1],
    ["closed", 2, 2],
  ])
  expect(columns[0]?.rows[0]?.id).toBe(lead.id)
})

it("filters as the table does, and goes on in the table's own pages", async () => {
  const { clinic, ctxFor } = await leadGround({ source: "web" })
  const at = now()
  for (let n = 0; n < BOARD_PAGE + 3; n++) await addLead(clinic.id, { createdAt: addMs(at, -n * 1000) })
  const ctx = ctxFor(["admin"])
  const [column] = (await readBoard(ctx, { source: "whatsapp" })).columns
  expect([column?.rows.length, column?.count]).toEqual([BOARD_PAGE, BOARD_PAGE + 3])
  const rest = await listLeads(ctx, {
    source: "whatsapp",
    status: "new",
    cursor: column?.nextCursor ?? "",
  })
  expect(rest.rows).toHaveLength(3)
  const seen = [...(column?.rows ?? []), ...rest.rows].map((row) => row.id)
  expect(new Set(seen).size).toBe(BOARD_PAGE + 3)
})

it("costs the same statements, however many leads there are; and shows a doctor their reach", async () => {
  const { clinic, lead, ctxFor } = await leadGround()
  const few = await statementsOf(() => readBoard(ctxFor(["admin"]), {}))
  await db.owner.query(
    `insert into "Lead" (id, "clinicId", "patientId", source, status, "updatedAt")
     select gen_random_uuid(), $1, $2, 'web', 'contacted', now() from generate_series(1, 500)`,
    [clinic.id, lead.patientId],
  )
  const many = await statementsOf(() => readBoard(ctxFor(["admin"]), {}))
  expect(many.length).toBeLessThanOrEqual(few.length)
  const { columns } = await readBoard(ctxFor(["doctor"]), {})
  expect(columns.map((one) => one.count)).toEqual([1, 0, 0, 0, 0])
})

it("masks whom a role sees masked", async () => {
  const { ctxFor } = await leadGround({ name: "Maria Pop" })
  const { columns } = await readBoard(ctxFor(["auditor"]), {})
  expect(columns[0]?.rows[0]).toMatchObject({ patient: { name: "M. P." }, score: null, campaign: null })
})

describeRefusals(readBoard, {
  subject: "none",
  badInput: { status: "nowhere" },
  prepare: async () => ({ ...(await leadGround()), input: {} }),
})
