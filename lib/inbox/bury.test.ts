import { beforeEach, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { buryEvent } from "@/lib/inbox/bury"
import { processEvent } from "@/lib/inbox/process"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { arrive } from "@/lib/testing/inbox"
import { describeRefusals } from "@/lib/testing/refusals"
import { connectWhatsapp, textBody } from "@/lib/testing/whatsapp"

const db = await testDatabase()
let clinic: MadeClinic

beforeEach(async () => {
  clinic = await makeClinic()
  await connectWhatsapp(clinic.id)
})

const ctx = () => systemCtx(clinic.id, clinic, "process-whatsapp-message")
const rowOf = (id: string) =>
  db.owner.query(`select fate, reason from "WebhookEvent" where id = $1`, [id]).then(({ rows }) => rows[0])

it("makes an event dead, with a code of the catalogue as its reason, and records it", async () => {
  const [id = ""] = await arrive(clinic.slug, textBody())
  expect(await buryEvent(ctx(), { id, reason: "unavailable" })).toEqual({ fate: "dead" })
  expect(await rowOf(id)).toEqual({ fate: "dead", reason: "unavailable" })
  const { rows } = await db.owner.query(`select name, reason from "Fact" where "subjectId" = $1`, [id])
  expect(rows).toEqual([{ name: "webhook.died", reason: "unavailable" }])
})

it("keeps nothing of an error's own words", async () => {
  const [id = ""] = await arrive(clinic.slug, textBody())
  await buryEvent(ctx(), { id, reason: "could not insert Ana Pop" })
  expect(await rowOf(id)).toEqual({ fate: "dead", reason: "internal" })
})

it("leaves alone what has its fate already", async () => {
  const [id = ""] = await arrive(clinic.slug, textBody())
  await processEvent(ctx(), { id })
  expect(await buryEvent(ctx(), { id, reason: "internal" })).toEqual({ fate: "processed" })
  expect(await rowOf(id)).toMatchObject({ fate: "processed" })
})

describeRefusals(buryEvent, {
  badInput: { id: "no", reason: "internal" },
  async prepare() {
    const [id = ""] = await arrive(clinic.slug, textBody())
    const stranger = await memberOf(await makeClinic())
    return { input: { id, reason: "internal" }, ctxFor: await memberOf(clinic), strangerFor: stranger }
  },
})
