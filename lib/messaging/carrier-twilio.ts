import { outgoingConnection } from "@/lib/connections/outgoing"
import { DEMO_ACCOUNT } from "@/lib/connections/test-twilio"
import { webhookUrl } from "@/lib/connections/to-view"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { env } from "@/lib/env"
import type { Carrier } from "@/lib/messaging/carriers"
import { isPhone } from "@/lib/messaging/rules"
import { readSent, sendCall } from "@/lib/providers/twilio/client"
import { demoTwilio } from "@/lib/providers/twilio/fake"

/** Text messages: no templates, no time within which to answer, and no files. */
export async function twilioCarrier(tx: Tx, ctx: Ctx): Promise<Carrier | null> {
  const connection = await outgoingConnection(tx, ctx, "twilio")
  if (!connection) return null
  const { token, place, sender } = connection
  const accountSid = connection.numberId ?? (env().ROUNDS_DEMO ? DEMO_ACCOUNT : null)
  const told = webhookUrl("twilio", ctx.clinic.slug)
  return {
    connection,
    provider: "twilio",
    name: "SMS",
    hasWindow: false,
    takesTemplates: false,
    canReach: isPhone,
    call: ({ to, body, ref }) =>
      token
        ? sendCall(
            { base: place.base, accountSid, token, sender },
            {
              to,
              body,
              statusUrl: `${told}?kind=sms&ref=${ref}`,
            },
          )
        : null,
    read: readSent,
    fakeAnswer: place.isFake ? demoTwilio().answer : undefined,
  }
}
