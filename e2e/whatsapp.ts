import { createHmac, randomUUID } from "node:crypto"

export interface Sending {
  text: string
  from?: string
  name?: string
  /** The provider's message id; the same one again is the same message. */
  id?: string
  at?: Date
}

export interface Sent {
  id: string
  status: number
  answer: { received?: boolean; id?: string; ids?: string[]; duplicate?: boolean }
  body: string
}

const METADATA = {
  northside: { display_phone_number: "12025550100", phone_number_id: "106540352242922" },
  lakeview: { display_phone_number: "12025550101", phone_number_id: "106540352242923" },
} as const

/** Meta's envelope around one text message. */
export function textMessage(
  clinic: keyof typeof METADATA,
  { text, from = "40700000001", name = "Ana Test", id, at }: Sending,
): string {
  const message = {
    from,
    id: id ?? `wamid.${randomUUID()}`,
    timestamp: seconds(at),
    type: "text",
    text: { body: text },
  }
  return envelope(clinic, { contacts: [{ profile: { name }, wa_id: from }], messages: [message] })
}

/** What Meta tells of a message that northside sent. */
export const statusOf = (told: { id: string; status: "sent" | "delivered" | "read"; to: string }): string =>
  envelope("northside", {
    statuses: [{ id: told.id, status: told.status, timestamp: seconds(), recipient_id: told.to }],
  })

const seconds = (at = new Date()): string => String(Math.floor(at.getTime() / 1000))

const envelope = (clinic: keyof typeof METADATA, value: object): string =>
  JSON.stringify({
    object: "whatsapp_business_account",
    entry: [
      {
        id: "102290129340398",
        changes: [
          {
            field: "messages",
            value: { messaging_product: "whatsapp", metadata: METADATA[clinic], ...value },
          },
        ],
      },
    ],
  })

export const metaSignature = (body: string | Uint8Array, secret = "demo-whatsapp-secret"): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`

/** Posts a signed text message to northside, as Meta would. */
export async function sendWhatsApp(baseUrl: string, sending: Sending): Promise<Sent> {
  const id = sending.id ?? `wamid.${randomUUID()}`
  const body = textMessage("northside", { ...sending, id })
  return { id, body, ...(await postWhatsApp(baseUrl, body, { "x-hub-signature-256": metaSignature(body) })) }
}

export async function postWhatsApp(
  baseUrl: string,
  body: string,
  headers: Record<string, string>,
): Promise<Pick<Sent, "status" | "answer">> {
  const response = await fetch(`${baseUrl}/api/webhooks/whatsapp/northside`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  })
  return { status: response.status, answer: (await response.json()) as Sent["answer"] }
}
