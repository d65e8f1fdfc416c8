import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { addLead, addMessage } from "@/lib/testing/lead-ground"
import { sendingGround } from "@/lib/testing/sending"

const db = await testDatabase()
afterAll(closeDb)

type Contact = { clinicId: string; id: string; contactId: string }

const write = async ({ clinicId, id: leadId, contactId }: Contact, status: string): Promise<string> => {
  const id = newId()
  await db.owner.query(
    `insert into "Message" (id, "clinicId", "contactId", "leadId", direction, body, status, "statusAt", basis, purpose)
     values ($1, $2, $3, $4, 'out', 'Your offer', $5, now(), 'reply', 'reply')`,
    [id, clinicId, contactId, leadId, status],
  )
  return id
}
const become = (id: string, status: string) =>
  db.owner.query(`update "Message" set status = $2 where id = $1`, [id, status])

/** Where the row lies: another place each time it is written. */
async function placeOf({ contactId }: Contact) {
  const { rows } = await db.owner.query<{ place: string; last: string | null; status: string }>(
    `select ctid::text as place, "lastMessageId" as last, status from "Conversation" where "contactId" = $1`,
    [contactId],
  )
  return rows[0]
}

it("looks not how a conversation stands for what is blocked, planned or taken back", async () => {
  const { lead } = await sendingGround()
  const before = await placeOf(lead)
  for (const status of ["blocked", "scheduled", "cancelled"]) await write(lead, status)
  await become(await write(lead, "scheduled"), "blocked")
  expect(await placeOf(lead)).toEqual(before)
})

it("looks for it where one is let out after all, or is kept back that stood there", async () => {
  const { lead } = await sendingGround()
  const first = (await placeOf(lead))?.last
  const id = await write(lead, "blocked")
  await become(id, "queued")
  expect(await placeOf(lead)).toMatchObject({ last: id })
  await become(id, "blocked")
  expect(await placeOf(lead)).toMatchObject({ last: first })
})

it("a conversation is there from the first that is blocked, and opens when the person writes", async () => {
  const { clinic } = await sendingGround()
  const lead = await addLead(clinic.id)
  await write(lead, "blocked")
  expect(await placeOf(lead)).toMatchObject({ last: null, status: "closed" })
  const said = await addMessage(lead, "Hello?")
  expect(await placeOf(lead)).toMatchObject({ last: said, status: "open" })
})
