import { fact } from "@/lib/facts"
import { findStored } from "@/lib/inbox/find"
import { ReadBodyInput } from "@/lib/inbox/ledger-schema"
import { redactBody } from "@/lib/inbox/redact"
import { command } from "@/lib/operation"

/** The bytes as they came. A look at a patient's words is a change to the record: who looked, and why. */
export const readWebhookBody = command({
  name: "webhooks.readBody",
  may: "webhooks.body",
  input: ReadBodyInput,
  async run({ tx, input, grant }) {
    const { id, delivery } = await findStored(tx, input.id)
    const body =
      grant.scope === "masked"
        ? JSON.stringify(redactBody(delivery.body), null, 2)
        : delivery.body && Buffer.from(delivery.body).toString("utf8")
    return {
      value: { body, verifiedBy: delivery.verifiedBy },
      facts: [fact("webhook.body_read", id, { personal: { reason: input.reason } })],
    }
  },
})
