import { expect, it } from "vitest"
import { editHandover } from "@/lib/handover/edit"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { handoverGround } from "@/lib/testing/handover"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("keeps the words once, sealed", async () => {
  const { ctxFor, clinic, draft, readNote } = await handoverGround()
  const id = await draft()
  for (const _ of [1, 2]) await editHandover(ctxFor(["coordinator"]), { id, note: " Mind the phone " })
  expect((await readNote(id)).note).toBe("Mind the phone")
  const facts = (await recorded(clinic.id, id)).filter((one) => one.name === "handover.edited")
  expect(facts).toMatchObject([{ personal: { note: "Mind the phone" } }])
})

it("a colleague's draft is not there", async () => {
  const { otherFor, draft } = await handoverGround()
  await expect(
    editHandover(otherFor(["coordinator", "admin"]), { id: await draft(), note: "x" }),
  ).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(editHandover, {
  prepare: async () => {
    const ground = await handoverGround()
    return { ...ground, input: { id: await ground.draft(), note: "Words" } }
  },
  wrongState: {
    when: "what is signed",
    code: "wrong_state",
    prepare: async () => {
      const ground = await handoverGround()
      return { ...ground, input: { id: await ground.signed(), note: "Other words" } }
    },
  },
})
