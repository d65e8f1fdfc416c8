import fc from "fast-check"
import { beforeAll, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { processEvent } from "@/lib/inbox/process"
import { scoreLead } from "@/lib/leads/score"
import { listTimeline } from "@/lib/leads/timeline"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import { change, connectWhatsapp, contactOf, envelope, textMessage } from "@/lib/testing/whatsapp"
import { editOf, messageOf, reactionOf, revokeOf } from "@/lib/testing/whatsapp-shapes"

const db = await testDatabase()
const START = 1_760_000_000
const FROM = "40711222333"
const MOVED = "40711222444"
const target = (n: number) => `wamid.M${n}`

type Said = { at: number; make(id: string): object; writtenFrom?: string; isMove?: true }

/** Messages at seconds of their own; what became of them at any, even before they were written or of none at all. */
const story = fc
  .record({
    messages: fc.uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 40 }), photo: fc.boolean() }), {
      minLength: 1,
      maxLength: 3,
      selector: (one) => one.at,
    }),
    changes: fc.array(
      fc.record({
        of: fc.integer({ min: 0, max: 3 }),
        at: fc.integer({ min: 0, max: 40 }),
        what: fc.oneof(
          fc.record({
            kind: fc.constant("edit" as const),
            words: fc.constantFrom("one", "two", "three", ""),
          }),
          fc.record({ kind: fc.constant("revoke" as const) }),
          fc.record({
            kind: fc.constant("reaction" as const),
            emoji: fc.constantFrom("👍", "❤️", "", undefined),
          }),
        ),
      }),
      { maxLength: 7 },
    ),
    movesAt: fc.option(fc.integer({ min: 1, max: 40 })),
  })
  .map(({ messages, changes, movesAt }): Said[] => {
    // Whoever writes after the move writes from the new number.
    const from = (at: number) => (movesAt !== null && at > movesAt ? MOVED : FROM)
    const when = (at: number) => ({ from: from(at), timestamp: START + at })
    return [
      ...messages.map(({ at, photo }, n) => ({
        at,
        writtenFrom: from(at),
        make: () =>
          photo
            ? messageOf("image", { id: "1", caption: `caption ${n}` }, { id: target(n), ...when(at) })
            : textMessage({ id: target(n), body: `words ${n}`, ...when(at) }),
      })),
      ...changes.map(({ of, at, what }) => ({
        at,
        make: (id: string) =>
          what.kind === "edit"
            ? editOf(target(of), what.words, { id, ...when(at) })
            : what.kind === "revoke"
              ? revokeOf(target(of), { id, ...when(at) })
              : reactionOf(target(of), what.emoji, { id, ...when(at) }),
      })),
      ...(movesAt === null
        ? []
        : [
            {
              at: movesAt,
              isMove: true as const,
              make: (id: string) =>
                messageOf(
                  "system",
                  { type: "user_changed_number", wa_id: MOVED },
                  { id, from: FROM, timestamp: START + movesAt },
                ),
            },
          ]),
    ]
  })

// The owner may only read, row-level security being forced.
beforeAll(() => db.owner.query(`alter table "WebhookEvent" no force row level security`))

it("comes to the same whatever the order of arrival, and however often", async () => {
  await fc.assert(
    fc.asyncProperty(
      story.chain((said) =>
        fc.tuple(fc.constant(said), fc.shuffledSubarray([...said.keys()], { minLength: said.length })),
      ),
      async ([said, order]) => {
        // Two people until WhatsApp says otherwise; then a person decides, which is tested beside.
        const untilMove = order.slice(
          0,
          order.findIndex((n) => said[n]!.isMove),
        )
        fc.pre(new Set(untilMove.flatMap((n) => said[n]!.writtenFrom ?? [])).size < 2)
        const messages = said.map((one, n) => one.make(`wamid.C${String(n).padStart(2, "0")}`))
        const sorted = [...said.keys()].sort((a, b) => said[a]!.at - said[b]!.at || a - b)
        const came = await outcome(messages, [...order, ...order])
        expect(came).toEqual(await outcome(messages, sorted))
        const deleted = new Set(
          came.versions.filter((one) => one.kind === "revoke").map((one) => one.targetExternalId),
        )
        const kept = came.versions.filter((one) => deleted.has(one.targetExternalId))
        expect(kept.map(({ body, detail }) => [body, detail])).toEqual(kept.map(() => ["", null]))
      },
    ),
    // A slow machine tries fewer stories.
    { numRuns: 25, interruptAfterTimeLimit: 45_000 },
  )
}, 120_000)

/** What stands in a new clinic after all of it came, worked on in this order. */
async function outcome(messages: object[], order: number[]) {
  const clinic = await makeClinic()
  await connectWhatsapp(clinic.id)
  const ctx = systemCtx(clinic.id, clinic, "process-whatsapp-message")
  const contacts = [contactOf({ from: FROM }), contactOf({ from: MOVED })]
  const ids = await arrive(clinic.slug, JSON.stringify(envelope(change({ contacts, messages }))))
  const done = new Set<number>()
  for (const n of order) {
    if (done.has(n))
      await db.owner.query(`update "WebhookEvent" set fate = 'pending' where id = $1`, [ids[n]])
    await processEvent(ctx, { id: ids[n]! })
    done.add(n)
  }
  const rows = (text: string) => db.owner.query(text, [clinic.id]).then((found) => found.rows)
  return {
    messages: await rows(
      `select "externalId", kind, body, detail::text, "replyToExternalId", "editedAt", "revokedAt", "providerAt",
         "leadId" is null as alone from "Message" where "clinicId" = $1
         and (kind <> 'reaction' or "revokedAt" is null) order by "externalId"`,
    ),
    versions: await rows(
      `select "targetExternalId", "externalId", kind, body, detail::text, "saidAt" from "MessageVersion"
       where "clinicId" = $1 order by "externalId"`,
    ),
    leads: await rows(
      `select lead.status, lead."lastMessage", lead."waitingSince" is not null as waits, patient.name
       from "Lead" lead join "Patient" patient on patient.id = lead."patientId" where lead."clinicId" = $1`,
    ),
    conversation: await rows(
      `select "externalId", "saidAt" from "Message" where "clinicId" = $1 and "leadId" is not null
       order by "leadId", "saidAt", id`,
    ),
    reach: await rows(
      `select contact.address from "PatientContact" link join "Contact" contact on contact.id = link."contactId"
       where link."clinicId" = $1`,
    ),
  }
}

it("shows and reads the messages of one second as they stand in their body, in whatever order they are worked on", async () => {
  const words = ["Bună ziua", "Cât costă un implant?", "Și când aveți loc?"]
  const told = new Set<string>()
  for (const order of [
    [0, 1, 2],
    [2, 0, 1],
    [1, 2, 0],
  ]) {
    const clinic = await makeClinic()
    await connectWhatsapp(clinic.id)
    const ctx = systemCtx(clinic.id, clinic, "process-whatsapp-message")
    const messages = words.map((body) => textMessage({ body, from: FROM, timestamp: START }))
    const ids = await arrive(clinic.slug, JSON.stringify(envelope(change({ messages }))))
    for (const n of order) await processEvent(ctx, { id: ids[n] ?? "" })
    const { rows } = await db.owner.query(
      `select lead.id, lead."lastMessage", array_agg(message.id order by message."createdAt", message.id) as arrived
       from "Lead" lead join "Message" message on message."leadId" = lead.id where lead."clinicId" = $1 group by lead.id`,
      [clinic.id],
    )
    const [{ id, lastMessage, arrived }] = rows
    const { items } = await listTimeline(await ctxWith(clinic, ["admin"]), { id })
    for (const messageId of arrived) await scoreLead(ctx, { leadId: id, messageId })
    const score = await db.owner.query(
      `select score, classification, urgency, (select json_agg(reason.value->>'label') from json_array_elements(reasons) as reason (value))
         as reasons from "Score" where "leadId" = $1 and "messageId" = $2`,
      [id, arrived.at(-1)],
    )
    const shown = items.flatMap((one) => (one.kind === "message" ? (one.body ?? []) : []))
    expect(shown).toEqual([...words].reverse())
    expect(lastMessage).toBe(words.at(-1))
    told.add(JSON.stringify(score.rows))
  }
  expect(told.size).toBe(1)
})
