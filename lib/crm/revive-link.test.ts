import { expect, it } from "vitest"
import { reviveLink } from "@/lib/crm/revive-link"
import { syncContact } from "@/lib/crm/sync-contact"
import { hubspotForTests, linkOf, linkTo, refusalGround, told } from "@/lib/testing/crm"
import { testDatabase } from "@/lib/testing/db"
import { hubspotEvent } from "@/lib/testing/hubspot"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
hubspotForTests()

async function ended(kind: "deletion" | "privacyDeletion" = "deletion") {
  const given = await refusalGround()
  const link = await linkTo(given.ground, "31")
  await told(given.ground, [hubspotEvent(`contact.${kind}`, 31)])
  return { ...given, input: { id: link, reason: "They came back." } }
}

it("lets a deleted contact be written again, as a new one", async () => {
  const { ground, ctxFor, input } = await ended()
  await reviveLink(ctxFor(["admin"]), input)
  await reviveLink(ctxFor(["admin"]), input)
  expect(await linkOf(ground)).toMatchObject({ status: "linked", externalId: null })
  expect(await syncContact(ground.run, { leadId: ground.lead.id }, "sync")).toMatchObject({ synced: true })
})

describeRefusals(reviveLink, {
  prepare: () => ended(),
  wrongState: {
    when: "what was erased on demand",
    code: "wrong_state",
    prepare: () => ended("privacyDeletion"),
  },
})
