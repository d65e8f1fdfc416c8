import { expect, it } from "vitest"
import { isSignedWebhook, webhookHeaders } from "@/lib/outbound/standard-webhook"
import { addMs, toDate } from "@/lib/time"

// The example of the Standard Webhooks' own specification.
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
const id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
const body = '{"test": 2432232314}'
const at = toDate(1_614_265_330_000)

it("signs as the specification's example", () => {
  expect(webhookHeaders({ id, secret, body, at })).toEqual({
    "webhook-id": id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  })
})

it("takes what was signed, and nothing that was changed, is old or has another secret", () => {
  const headers = new Headers(webhookHeaders({ id, secret, body, at }))
  const given = { headers, secret, body, at }
  expect(isSignedWebhook(given)).toBe(true)
  expect(isSignedWebhook({ ...given, body: `${body} ` })).toBe(false)
  expect(isSignedWebhook({ ...given, secret: "another secret" })).toBe(false)
  expect(isSignedWebhook({ ...given, at: addMs(at, 301_000) })).toBe(false)
  const renamed = new Headers(headers)
  renamed.set("webhook-id", "msg_other")
  expect(isSignedWebhook({ ...given, headers: renamed })).toBe(false)
  const several = new Headers(headers)
  several.set("webhook-signature", `v1,AAAA ${headers.get("webhook-signature")}`)
  expect(isSignedWebhook({ ...given, headers: several })).toBe(true)
  expect(isSignedWebhook({ ...given, headers: new Headers() })).toBe(false)
})
