import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { requestSync } from "@/lib/templates/request-sync"
import { templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(requestSync, {
  prepare: async () => ({ ...(await templateGround()), input: {} }),
  subject: "none",
  badInput: { all: true },
  wrongState: {
    when: "a clinic without WhatsApp",
    code: "wrong_state",
    prepare: async () => ({ ...(await leadGround()), input: {} }),
  },
})

it("pressed twice it is one wish", async () => {
  const { clinic, ctxFor } = await templateGround()
  const one = await requestSync(ctxFor(["coordinator"]), {})
  expect(await requestSync(ctxFor(["admin"]), {})).toEqual(one)
  const { rows } = await db.owner.query(
    `select id from engine.event where name = 'templates.sync_asked' and clinic_id = $1`,
    [clinic.id],
  )
  expect(rows).toHaveLength(1)
})
