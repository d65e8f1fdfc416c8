import { expect, it } from "vitest"
import { isFailing } from "@/lib/outbound/failing"

const refused = (reason: string, retry = false) => isFailing({ did: "refused", reason, retry })

it("tells a partner that does not work from a recipient that cannot be reached", () => {
  for (const reason of [
    "token",
    "key_refused",
    "account_locked",
    "not_paid",
    "bad_address",
    "invalid_payload",
  ])
    expect([reason, refused(reason)]).toEqual([reason, true])
  for (const reason of ["too_many", "partner_down", "unreachable"])
    expect([reason, refused(reason, true)]).toEqual([reason, true])
  for (const reason of ["not_reachable", "window_closed", "offers_stopped", "template"])
    expect([reason, refused(reason)]).toEqual([reason, false])
  expect(refused("changed_meanwhile", true)).toBe(false)
  expect(isFailing({ did: "unknown", reason: "no_answer" })).toBe(true)
  expect(isFailing({ did: "done", externalId: null })).toBe(false)
})
