import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { listTimeline } from "@/lib/leads/timeline"
import { testDatabase } from "@/lib/testing/db"
import { type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { makeMessage } from "@/lib/testing/leads"
import { addMs, now } from "@/lib/time"

const db = await testDatabase()

const messages = async (ground: LeadGround, role: "admin" | "operator" | "frontdesk" = "admin") => {
  const { items } = await listTimeline(ground.ctxFor([role]), { id: ground.lead.id })
  return items.filter((one) => one.kind === "message")
}
const versionOf = (ground: LeadGround, externalId: string, kind: string, body: string, saidAt: Date) =>
  inClinic(ground.clinic.id, (tx) =>
    tx.messageVersion.create({
      data: {
        id: newId(),
        clinicId: ground.clinic.id,
        contactId: ground.lead.contactId,
        targetExternalId: externalId,
        externalId: kind === "original" ? externalId : `wamid.${newId()}`,
        kind,
        body,
        saidAt,
      },
    }),
  )

it("shows what a message holds, answers and said before, and who reacted", async () => {
  const ground = await leadGround()
  const at = addMs(now(), -60_000)
  const ours = `wamid.${newId()}`
  const theirs = `wamid.${newId()}`
  await makeMessage(ground.lead, "When can you come?", { direction: "out", externalId: ours, createdAt: at })
  await makeMessage(ground.lead, "Tuesday, after work", {
    externalId: theirs,
    replyToExternalId: ours,
    kind: "image",
    detail: { media: { id: "1", mime: "image/png" }, forwarded: "once" },
    editedAt: now(),
    createdAt: addMs(at, 1_000),
  })
  await versionOf(ground, theirs, "original", "Tuesday", at)
  await versionOf(ground, theirs, "edit", "Tuesday, after work", addMs(at, 5_000))
  for (const [emoji, revokedAt] of [
    ["👍", null],
    ["😡", now()],
  ] as const)
    await inClinic(ground.clinic.id, (tx) =>
      tx.message.create({
        data: {
          id: newId(),
          clinicId: ground.clinic.id,
          contactId: ground.lead.contactId,
          direction: "in",
          kind: "reaction",
          body: emoji,
          replyToExternalId: ours,
          revokedAt,
          status: "received",
          statusAt: now(),
        },
      }),
    )
  const [answer, asked] = await messages(ground)
  expect(answer).toMatchObject({
    body: "Tuesday, after work",
    view: { name: "Photo", file: ["PNG"], forwarded: "once" },
    replyTo: { ours: true, line: "When can you come?" },
    earlier: [{ body: "Tuesday", at: at.toISOString() }],
    editedAt: expect.any(String),
    reactions: [],
  })
  expect(asked).toMatchObject({ reactions: ["👍"], replyTo: null, view: null })
  expect(JSON.stringify(await messages(ground, "operator"))).not.toMatch(/Tuesday|come\?|👍|PNG/)
})

it("says of a message that was deleted only that it was", async () => {
  const ground = await leadGround()
  const externalId = `wamid.${newId()}`
  await makeMessage(ground.lead, "", { externalId, kind: "image", revokedAt: now(), editedAt: now() })
  await versionOf(ground, externalId, "original", "A secret", now())
  const [one] = await messages(ground)
  expect(one).toMatchObject({ body: "", view: null, earlier: [], revokedAt: expect.any(String) })
  expect(JSON.stringify(one)).not.toContain("secret")
})

it("answers to what is not here are marked as such", async () => {
  const ground = await leadGround()
  await makeMessage(ground.lead, "Yes", { replyToExternalId: "wamid.unheard" })
  expect((await messages(ground))[0]).toMatchObject({ replyTo: { ours: null, line: null } })
  expect(db).toBeDefined()
})
