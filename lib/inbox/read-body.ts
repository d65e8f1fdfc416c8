import type { Tx } from "@/lib/db"
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
  async run({ ctx, tx, input, grant }) {
    const { id, delivery } = await findStored(tx, input.id)
    const body =
      grant.scope === "masked"
        ? JSON.stringify(redactBody(delivery.body), null, 2)
        : delivery.body && Buffer.from(delivery.body).toString("utf8")
    const after = { what: "webhook body", as: [...ctx.roles], scope: grant.scope }
    return {
      value: { body, verifiedBy: delivery.verifiedBy },
      facts: [
        fact("webhook.body_read", id, { personal: { reason: input.reason } }),
        ...(await patientsIn(tx, delivery.id)).map((patientId) =>
          fact("patient.read", patientId, { patientId, after }),
        ),
      ],
    }
  },
})

/** One request may carry several patients' messages, and its body shows them all. */
async function patientsIn(tx: Tx, deliveryId: string): Promise<string[]> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    select distinct lead."patientId" as id from "WebhookEvent" event
    join "Message" message on message."webhookEventId" = event.id
    join "Lead" lead on lead.id = message."leadId"
    where event."deliveryId" = ${deliveryId}::uuid`
  return found.map((one) => one.id)
}
