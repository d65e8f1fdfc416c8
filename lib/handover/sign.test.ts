import { expect, it } from "vitest"
import { signHandover } from "@/lib/handover/sign"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { handoverGround } from "@/lib/testing/handover"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()

it("signs by name, once", async () => {
  const { ctxFor, clinic, draft, readNote, me } = await handoverGround()
  const id = await draft()
  for (const _ of [1, 2]) await signHandover(ctxFor(["coordinator"]), { id, note: "All quiet" })
  expect(await readNote(id)).toMatchObject({
    status: "signed",
    note: "All quiet",
    signedAt: expect.any(Date),
  })
  const facts = (await recorded(clinic.id, id)).filter((one) => one.name === "handover.signed")
  expect(facts).toMatchObject([{ actorName: me.name, personal: { note: "All quiet" } }])
  const { rows } = await db.owner.query("select name from engine.event where data->>'handoverId' = $1", [id])
  expect(rows).toEqual([{ name: "handover.signed" }])
})

it("then stands, even against the database's own hand", async () => {
  const { signed } = await handoverGround()
  const id = await signed()
  for (const change of ["note = 'other'", "items = '{}'", "status = 'draft', \"signedAt\" = null"])
    await expect(db.owner.query(`update "Handover" set ${change} where id = $1`, [id])).rejects.toThrow(
      /stands/,
    )
})

it("not by somebody else", async () => {
  const { otherFor, signed } = await handoverGround()
  await expect(signHandover(otherFor(["coordinator"]), { id: await signed() })).rejects.toMatchObject({
    code: "forbidden",
  })
})

describeRefusals(signHandover, {
  prepare: async () => {
    const ground = await handoverGround()
    return { ...ground, input: { id: await ground.draft() } }
  },
  wrongState: {
    when: "other words for what is signed",
    code: "wrong_state",
    prepare: async () => {
      const ground = await handoverGround()
      return { ...ground, input: { id: await ground.signed(), note: "Other words" } }
    },
  },
})
