import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { assignRequest } from "@/lib/subject-requests/assign"
import { withdrawRequest } from "@/lib/subject-requests/withdraw"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"

await testDatabase()
afterAll(closeDb)

it("gives it, and its task, to a colleague who may; twice is once", async () => {
  const { admin, id, clinic, read, factsOf } = await requestGround()
  const { id: memberId } = await makeMember(clinic.id, ["coordinator"])
  await assignRequest(admin, { id, memberId })
  expect(await read()).toMatchObject({ ownerId: memberId })
  const facts = await factsOf()
  await assignRequest(admin, { id, memberId })
  expect(await factsOf()).toEqual(facts)
  const doctor = await makeMember(clinic.id, ["doctor"])
  await expect(assignRequest(admin, { id, memberId: doctor.id })).rejects.toMatchObject({
    code: "invalid_input",
  })
})

describeRefusals(assignRequest, {
  prepare: async () => {
    const made = await requestGround()
    return { ...made, input: { id: made.id, memberId: (await makeMember(made.clinic.id, ["frontdesk"])).id } }
  },
  wrongState: {
    when: "one that is over",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround()
      await withdrawRequest(made.admin, { id: made.id, reason: "No more" })
      return {
        ...made,
        input: { id: made.id, memberId: (await makeMember(made.clinic.id, ["frontdesk"])).id },
      }
    },
  },
})
