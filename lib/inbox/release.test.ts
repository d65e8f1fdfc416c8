import { beforeEach, describe, expect, it } from "vitest"
import { inClinic, platformDb } from "@/lib/db"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { releaseHeld } from "@/lib/inbox/release"
import { sweepPending } from "@/lib/inbox/sweep"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import {
  change,
  connectWhatsapp,
  delivery,
  envelope,
  textBody,
  textMessage,
  wamid,
} from "@/lib/testing/whatsapp"
import { now } from "@/lib/time"

const db = await testDatabase()
let clinic: MadeClinic
let connectionId = ""
beforeEach(async () => {
  clinic = await makeClinic()
  connectionId = await connectWhatsapp(clinic.id)
})

const setPaused = (pausedAt: Date | null) =>
  platformDb().connection.update({ where: { id: connectionId }, data: { pausedAt } })
/** As the operation that resumes it: the row first, then what waits for it. */
const resume = () =>
  inClinic(clinic.id, async (tx) => {
    await tx.connection.update({ where: { id: connectionId }, data: { pausedAt: null } })
    return releaseHeld(tx, clinic.id, "whatsapp")
  })
const outbox = async (ids: string[]) =>
  (
    await db.owner.query<{ id: string; data: unknown; clinic_id: string }>(
      "select id, data, clinic_id from engine.event where data->>'webhookEventId' = any ($1) order by id",
      [ids],
    )
  ).rows
const fates = async (ids: string[]) =>
  (await db.owner.query(`select fate from "WebhookEvent" where id = any ($1)`, [ids])).rows.map(
    (row) => row.fate,
  )

describe("what comes to a paused connection", () => {
  it("is verified, kept and answered 200, and starts no work until it is resumed", async () => {
    await setPaused(now())
    const three = JSON.stringify(envelope(change({ messages: [textMessage(), textMessage()] })))
    const ids = [...(await arrive(clinic.slug, textBody())), ...(await arrive(clinic.slug, three))]
    expect(ids).toHaveLength(3)
    expect(await fates(ids)).toEqual(["pending", "pending", "pending"])
    expect(await outbox(ids)).toEqual([])
    const forged = delivery(textBody(), { slug: clinic.slug, secret: "wrong" })
    expect((await answerWebhook(forged, "whatsapp", [clinic.slug])).status).toBe(401)

    expect(await resume()).toBe(3)
    expect((await outbox(ids)).map((row) => row.id)).toEqual([...ids].sort())
    expect((await outbox(ids))[0]).toMatchObject({
      clinic_id: clinic.id,
      data: { clinicId: clinic.id, provider: "whatsapp", webhookEventId: [...ids].sort()[0] },
    })
    expect(await resume()).toBe(0)
    expect(await outbox(ids)).toHaveLength(3)
  })

  it("is a repeat the second time there too", async () => {
    await setPaused(now())
    const body = textBody({ id: wamid() })
    const [first] = await arrive(clinic.slug, body)
    expect(await arrive(clinic.slug, body)).toEqual([first])
    expect(await resume()).toBe(1)
  })

  it("is left alone by the sweep while it is paused, however old, and swept up after", async () => {
    await setPaused(now())
    const ids = await arrive(clinic.slug, textBody())
    await db.owner.query(
      `update "WebhookEvent" set "receivedAt" = now() - interval '3 days' where id = $1`,
      ids,
    )
    expect(await sweepPending()).toEqual({ sent: 0, buried: 0 })
    expect(await outbox(ids)).toEqual([])
    await setPaused(null)
    expect(await sweepPending()).toEqual({ sent: 1, buried: 0 })
  })

  it("goes to work at once where the server only believes that it is paused", async () => {
    await setPaused(now())
    await arrive(clinic.slug, textBody())
    await setPaused(null)
    const id = wamid()
    const response = await answerWebhook(delivery(textBody({ id }), { slug: clinic.slug }), "whatsapp", [
      clinic.slug,
    ])
    const answer = (await response.json()) as { id: string }
    expect(await outbox([answer.id])).toHaveLength(1)
    forgetDoors()
  })

  it("is not lost between a delivery and the resuming, whoever is first", async () => {
    await setPaused(now())
    await arrive(clinic.slug, textBody())
    const posts = Array.from({ length: 40 }, () =>
      answerWebhook(delivery(textBody({ id: wamid() }), { slug: clinic.slug }), "whatsapp", [
        clinic.slug,
      ]).then(async (response) => ((await response.json()) as { id: string }).id),
    )
    const [ids] = await Promise.all([Promise.all(posts), resume()])
    expect(await outbox(ids)).toHaveLength(40)
    forgetDoors()
  })

  it("of another provider or clinic is not released with it", async () => {
    const other = await makeClinic()
    await connectWhatsapp(other.id)
    await platformDb().connection.updateMany({ where: { clinicId: other.id }, data: { pausedAt: now() } })
    const ids = await arrive(other.slug, textBody())
    expect(await inClinic(clinic.id, (tx) => releaseHeld(tx, other.id, "whatsapp"))).toBe(0)
    expect(await inClinic(other.id, (tx) => releaseHeld(tx, other.id, "stripe"))).toBe(0)
    expect(await outbox(ids)).toEqual([])
  })
})
