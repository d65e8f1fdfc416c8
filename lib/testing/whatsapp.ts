import { createHmac } from "node:crypto"
import { platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import type { Secrets } from "@/lib/providers/provider"
import { seal } from "@/lib/seal"

export const NUMBER_ID = "106540352240001"
export const SECRET = "whatsapp-secret-of-a-test"
export const VERIFY_TOKEN = "verify-token-of-a-test"

type Given = { scheme?: string; externalId?: string | null; secrets?: Partial<Secrets>; active?: boolean }

/** WhatsApp as a clinic has it set up: Meta's signature with `SECRET`, unless told otherwise. */
export async function connectWhatsapp(clinicId: string, given: Given = {}): Promise<string> {
  const id = newId()
  const secrets: Secrets = { secrets: [SECRET], verifyToken: VERIFY_TOKEN, ...given.secrets }
  await platformDb().connection.create({
    data: {
      id,
      clinicId,
      provider: "whatsapp",
      scheme: given.scheme ?? "meta",
      externalId: given.externalId === undefined ? NUMBER_ID : given.externalId,
      sealed: seal(JSON.stringify(secrets), id),
      active: given.active ?? true,
    },
  })
  return id
}

let serial = 0
export const wamid = (): string => `wamid.TEST${process.pid}x${Date.now().toString(36)}x${++serial}`

export type Text = { id?: string; from?: string; name?: string; body?: string; timestamp?: string | number }

export function textMessage(given: Text = {}) {
  return {
    from: given.from ?? "12025550123",
    id: given.id ?? wamid(),
    timestamp: String(given.timestamp ?? Math.floor(Date.now() / 1_000)),
    type: "text",
    text: { body: given.body ?? "Hello" },
  }
}

export const contactOf = (given: Text = {}) => ({
  profile: { name: given.name ?? "Ana Pop" },
  wa_id: given.from ?? "12025550123",
})

/** A change of field `messages`; `value` holds messages and statuses. */
export function change(value: Record<string, unknown>, numberId = NUMBER_ID) {
  const metadata = { display_phone_number: "12025550100", phone_number_id: numberId }
  return { field: "messages", value: { messaging_product: "whatsapp", metadata, ...value } }
}

export const envelope = (...changes: unknown[]) => ({
  object: "whatsapp_business_account",
  entry: [{ id: "102290129340001", changes }],
})

/** A delivery with one text message. */
export const textBody = (given: Text = {}): string =>
  JSON.stringify(envelope(change({ contacts: [contactOf(given)], messages: [textMessage(given)] })))

export const statusOf = (id: string, status: string, timestamp = "1751247548") => ({
  id,
  status,
  timestamp,
  recipient_id: "12025550123",
})

export const metaSignature = (body: string | Uint8Array, secret = SECRET): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`

/** Signed as Meta signs, unless headers say otherwise. */
export function delivery(
  body: string | Uint8Array<ArrayBuffer>,
  given: { slug?: string; provider?: string; headers?: Record<string, string>; secret?: string } = {},
): Request {
  const place = [given.provider ?? "whatsapp", given.slug].filter(Boolean).join("/")
  return new Request(`http://localhost:3000/api/webhooks/${place}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-hub-signature-256": metaSignature(body, given.secret),
      ...given.headers,
    },
    body,
  })
}
