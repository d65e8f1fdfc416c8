import { expect, it } from "vitest"
import { draftHandover } from "@/lib/handover/draft"
import { editHandover } from "@/lib/handover/edit"
import { findHandover } from "@/lib/handover/find"
import { signHandover } from "@/lib/handover/sign"
import { takeLead } from "@/lib/leads/take"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { handoverGround } from "@/lib/testing/handover"
import { addLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("says what is open with its due time and owner, and what was done", async () => {
  const { ctxFor, lead, add, me, draft } = await handoverGround()
  const [mine, theirs] = [
    await add({ title: "Ring back about the crown" }),
    await add({ ownerRole: "doctor" }),
  ]
  await takeLead(ctxFor(["coordinator"]), { id: lead.id })
  const { detail } = await findHandover(ctxFor(["coordinator"]), { id: await draft() })
  expect(detail.items).toMatchObject([
    { kind: "hot", href: `/leads/${lead.id}`, patient: "Zanubia Quartermaine", owner: me.name },
    { kind: "task", id: mine, title: "Ring back about the crown", dueAt: expect.any(String), owner: null },
  ])
  expect(JSON.stringify(detail)).not.toContain(theirs)
  expect(detail.done).toEqual([{ fact: "lead.taken", n: 1 }])
})

it("asked again it is the same note, brought up to date, words kept", async () => {
  const { ctxFor, clinic, draft, readNote } = await handoverGround()
  const id = await draft()
  await editHandover(ctxFor(["coordinator"]), { id, note: "Mind the phone" })
  expect(await draft()).toBe(id)
  await addLead(clinic.id)
  expect(await draft()).toBe(id)
  const kept = await readNote(id)
  expect(kept.note).toBe("Mind the phone")
  expect((kept.items as { open: unknown[] }).open).toHaveLength(2)
  const names = (await recorded(clinic.id, id)).map((one) => one.name)
  expect(names).toEqual(["handover.drafted", "handover.edited", "handover.refreshed"])
})

it("is one, however many ask at once", async () => {
  const { draft } = await handoverGround()
  expect(new Set(await Promise.all([draft(), draft(), draft()])).size).toBe(1)
})

it("keeps no patient's name, so that it goes with the patient", async () => {
  const { draft, readNote } = await handoverGround()
  expect(JSON.stringify(await readNote(await draft()))).not.toMatch(/Zanubia/)
})

it("corrects a signed note by a new one that names it, once", async () => {
  const { ctxFor, otherFor, signed, readNote } = await handoverGround()
  const id = await signed()
  const correct = () => draftHandover(ctxFor(["coordinator"]), { role: "coordinator", correctsId: id })
  const correction = (await correct()).id
  expect((await correct()).id).toBe(correction)
  expect(await readNote(correction)).toMatchObject({
    correctsId: id,
    status: "draft",
    note: (await readNote(id)).note,
  })
  await expect(
    draftHandover(otherFor(["coordinator"]), { role: "coordinator", correctsId: id }),
  ).rejects.toMatchObject({ code: "forbidden" })
  await signHandover(ctxFor(["coordinator"]), { id: correction, note: "It was the left one" })
  const { detail } = await findHandover(otherFor(["coordinator"]), { id })
  expect(detail).toMatchObject({ correctedBy: correction, may: { receive: false } })
})

it("is written for a role of one's own", async () => {
  const { ctxFor } = await handoverGround()
  await expect(draftHandover(ctxFor(["frontdesk"]), { role: "doctor" })).rejects.toMatchObject({
    code: "forbidden",
  })
})

describeRefusals(draftHandover, {
  prepare: async () => {
    const ground = await handoverGround()
    return { ...ground, input: { role: "admin" as const, correctsId: await ground.signed("admin") } }
  },
  wrongState: {
    when: "to correct what is not signed yet",
    code: "wrong_state",
    prepare: async () => {
      const ground = await handoverGround()
      return { ...ground, input: { role: "admin" as const, correctsId: await ground.draft("admin") } }
    },
  },
})
