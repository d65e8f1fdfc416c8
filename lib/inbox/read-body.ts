import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { findStored } from "@/lib/inbox/find"
import { ReadBodyInput } from "@/lib/inbox/ledger-schema"
import { MOST_REDACTED, redactedText, textOf } from "@/lib/inbox/redacted-text"
import { bodyStart, bodyWithin } from "@/lib/inbox/stored-body"
import { command } from "@/lib/operation"

/** More of a body than this nobody reads on a screen. */
export const MOST_READ = 256 * 1024

/** The bytes as they came, from their beginning. A look at a patient's words is a change to the record: who looked, and why. */
export const readWebhookBody = command({
  name: "webhooks.readBody",
  may: "webhooks.body",
  input: ReadBodyInput,
  async run({ ctx, tx, input, grant }) {
    const { id, provider, delivery } = await findStored(tx, input.id)
    const { body, isCut } = await (grant.scope === "masked"
      ? redacted(tx, provider, delivery.id)
      : asItCame(tx, delivery.id))
    const after = { what: "webhook body", as: [...ctx.roles], scope: grant.scope }
    return {
      value: { body, isCut, verifiedBy: delivery.verifiedBy },
      facts: [
        fact("webhook.body_read", id, { personal: { reason: input.reason } }),
        ...(await patientsIn(tx, delivery.id)).map((patientId) =>
          fact("patient.read", patientId, { patientId, after }),
        ),
      ],
    }
  },
})

async function redacted(tx: Tx, provider: string, deliveryId: string) {
  const { bytes, body } = await bodyWithin(tx, deliveryId, MOST_REDACTED)
  const shown = redactedText(provider, bytes, body)
  return { body: textOf(shown), isCut: shown.isCut }
}

async function asItCame(tx: Tx, deliveryId: string) {
  const { bytes } = await bodyWithin(tx, deliveryId, 0)
  return { body: await bodyStart(tx, deliveryId, MOST_READ), isCut: bytes > MOST_READ }
}

/**
 * One request may carry several patients' messages, and its body shows them all. What changes a message, answers it with a
 * sign or decides over offers is known by its own key; it is the patient's of that message, or else anybody's at the number.
 */
async function patientsIn(tx: Tx, deliveryId: string): Promise<string[]> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    with event as materialized (
      select id, key, "clinicId" from "WebhookEvent" where "deliveryId" = ${deliveryId}::uuid
    ), said as materialized (
      select version."contactId", version."targetExternalId" as target from event
      join "MessageVersion" version on version."clinicId" = event."clinicId" and version."externalId" = event.key
      union
      select sign."contactId", sign."replyToExternalId" from event
      join "Message" sign on sign."clinicId" = event."clinicId" and sign."externalId" = event.key
      where sign.kind = 'reaction'
      union
      select kept."contactId", '' from event
      join "ContactPreference" kept on kept."clinicId" = event."clinicId" and kept.key = event.key
    ), aimed as materialized (
      select said."contactId", lead."patientId" from said
      left join "Message" message on message."externalId" = said.target
      left join "Lead" lead on lead.id = message."leadId"
    )
    select lead."patientId" as id from event
    join "Message" message on message."webhookEventId" = event.id
    join "Lead" lead on lead.id = message."leadId"
    union
    select "patientId" from aimed where "patientId" is not null
    union
    select link."patientId" from aimed join "PatientContact" link using ("contactId")
    where aimed."patientId" is null`
  return found.map((one) => one.id)
}
