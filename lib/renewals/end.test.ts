import { expect, it } from "vitest"
import { endRenewal } from "@/lib/renewals/end"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { renewalGround } from "@/lib/testing/renewals"

await testDatabase()

describeRefusals(endRenewal, {
  badInput: { id: 7 },
  prepare: async () => {
    const ground = await renewalGround()
    return {
      input: { id: ground.id },
      ctxFor: await memberOf(ground.clinic),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})

it("changes nothing before the end", async () => {
  const ground = await renewalGround(20)
  expect(await endRenewal(ground.at(19), { id: ground.id })).toEqual({
    status: "asking",
    until: ground.endsAt.toISOString(),
  })
})
