import { createHmac } from "node:crypto"
import { platformDb } from "@/lib/db"
import { env } from "@/lib/env"
import { newId } from "@/lib/ids"
import { signedAddress } from "@/lib/providers/hubspot/verify"
import { seal } from "@/lib/seal"
import { nowMs } from "@/lib/time"

export const HUBSPOT_SECRET = "hubspot-secret-of-a-test"
export const PORTAL = "424242"

/** HubSpot as a clinic has it set up, signing by v3. */
export async function connectHubspot(
  clinicId: string,
  given: { scheme?: string; portal?: string | null; token?: string | null } = {},
): Promise<string> {
  const id = newId()
  const apiKey = given.token === null ? undefined : (given.token ?? "a-private-app-token")
  await platformDb().connection.create({
    data: {
      id,
      clinicId,
      provider: "hubspot",
      scheme: given.scheme ?? "v3",
      externalId: given.portal === undefined ? PORTAL : given.portal,
      sealed: seal(JSON.stringify({ secrets: [HUBSPOT_SECRET], apiKey }), id),
    },
  })
  return id
}

export function signV3(
  url: string,
  body: string | Uint8Array,
  secret = HUBSPOT_SECRET,
  at = nowMs(),
): Record<string, string> {
  const signature = createHmac("sha256", secret)
    .update(`POST${signedAddress(url)}`)
    .update(body)
  return {
    "x-hubspot-signature-v3": signature.update(String(at)).digest("base64"),
    "x-hubspot-request-timestamp": String(at),
  }
}

let serial = 7_000

/** One event of a contact, as HubSpot sends it. */
export const hubspotEvent = (
  subscriptionType: string,
  objectId: string | number,
  more: Record<string, unknown> = {},
) => ({
  eventId: ++serial,
  subscriptionId: 25,
  portalId: Number(PORTAL),
  appId: 3,
  occurredAt: nowMs(),
  subscriptionType,
  attemptNumber: 0,
  objectId: Number(objectId),
  changeSource: "CRM_UI",
  ...more,
})

/** A delivery as the route hands it on. */
export function hubspotDelivery(
  body: string | Uint8Array<ArrayBuffer>,
  given: { slug?: string; secret?: string; at?: number; headers?: Record<string, string> } = {},
): Request {
  const url = `${env().NEXTAUTH_URL}/api/webhooks/${["hubspot", given.slug].filter(Boolean).join("/")}`
  return new Request(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...signV3(url, body, given.secret, given.at),
      ...given.headers,
    },
    body,
  })
}
