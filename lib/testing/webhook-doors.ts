import { createHash, randomUUID } from "node:crypto"
import { env } from "@/lib/env"
import { newId } from "@/lib/ids"
import { signatureFor } from "@/lib/providers/twilio/verify"
import { connectEvolution, EVOLUTION_KEY, evolutionBody, evolutionToken } from "@/lib/testing/evolution"
import { connectHubspot, HUBSPOT_SECRET, hubspotEvent, signV3 } from "@/lib/testing/hubspot"
import {
  connectPlatformProvider,
  EXPO_SECRET,
  expoSignature,
  HOOK_SECRET,
  hubSignature,
  PATH_TOKEN,
} from "@/lib/testing/platform"
import { AUTH_TOKEN, connectTwilio, smsFields } from "@/lib/testing/twilio"
import {
  change,
  connectWhatsapp,
  contactOf,
  envelope,
  metaSignature,
  statusOf,
  textBody,
  textMessage,
  wamid,
} from "@/lib/testing/whatsapp"

export type WebhookDoor = {
  path: string
  /** What the address asks besides, where it says what the body is. */
  query?(body: Uint8Array): string
  /** Valid bodies, of which others are made. */
  samples(): string[]
  /** How a body is vouched for. `lead-form` has its token in the body: nothing vouches for what cannot be read. */
  headers(body: Uint8Array, isSigned: boolean): Record<string, string>
}
/** `token` gives one that opens the lead form. */
type Where = { slug: string; token: () => string; base?: string }
type Secrets = {
  evolution: string
  twilio: string
  whatsapp: string
  github: string
  coolify: string
  eas: string
  hubspot: string
}

/** Every provider's address with a way through it, by the names of the register: a new provider must have its own. */
export const doorsOf = (where: Where, secrets: Secrets): Record<string, WebhookDoor> => ({
  whatsapp: {
    path: `whatsapp/${where.slug}`,
    samples: () => [
      textBody(),
      JSON.stringify(
        envelope(
          change({
            contacts: [contactOf()],
            messages: [textMessage()],
            statuses: [statusOf(wamid(), "read")],
          }),
        ),
      ),
      ...["account_update", "phone_number_quality_update", "of_no_kind"].map((field) =>
        JSON.stringify({
          object: "whatsapp_business_account",
          entry: [{ id: "1", time: 1_763_800_000, changes: [{ field, value: { event: "DISABLED" } }] }],
        }),
      ),
    ],
    headers: (body, isSigned) => ({
      "content-type": "application/json",
      "x-hub-signature-256": metaSignature(body, isSigned ? secrets.whatsapp : "not-it"),
    }),
  },
  evolution: {
    path: `evolution/${where.slug}`,
    samples: () => [
      evolutionBody({
        message: { imageMessage: { caption: "Here", mimetype: "image/png", fileLength: "9" } },
      }),
      evolutionBody({ message: { conversation: "Hello" }, key: { remoteJid: "9981@lid" } }),
      evolutionBody({ message: { reactionMessage: { key: { id: "3EB01" }, text: "👍" } } }),
      evolutionBody({ event: "messages.update", data: { keyId: "3EB01", fromMe: true, status: "READ" } }),
      evolutionBody({ event: "CONNECTION_UPDATE", data: { state: "close", statusReason: 401 } }),
    ],
    headers: (_, isSigned) => ({
      "content-type": "application/json",
      authorization: `Bearer ${evolutionToken(isSigned ? secrets.evolution : "not-it")}`,
    }),
  },
  twilio: {
    path: `twilio/${where.slug}`,
    query: (body) => `?kind=sms&bodySHA256=${createHash("sha256").update(body).digest("hex")}`,
    samples: () => [
      JSON.stringify(
        smsFields({ NumMedia: "1", MediaUrl0: "https://api.twilio.com/x", MediaContentType0: "image/png" }),
      ),
      JSON.stringify(smsFields({ MessageStatus: "undelivered", ErrorCode: "30003" })),
      JSON.stringify({
        CallSid: `CA${"2".repeat(32)}`,
        Direction: "inbound",
        CallStatus: "ringing",
        From: "+12025550123",
      }),
      JSON.stringify({ CallSid: `CA${"2".repeat(32)}`, SequenceNumber: "2", CallStatus: "completed" }),
    ],
    headers: (body, isSigned) => {
      const hash = createHash("sha256").update(body).digest("hex")
      const url = `${where.base ?? env().NEXTAUTH_URL}/api/webhooks/twilio/${where.slug}?kind=sms&bodySHA256=${hash}`
      return {
        "content-type": "application/json",
        "x-twilio-signature": signatureFor(isSigned ? secrets.twilio : "not-it", url, ""),
      }
    },
  },
  hubspot: {
    path: `hubspot/${where.slug}`,
    samples: () => [
      JSON.stringify([
        hubspotEvent("contact.propertyChange", 51, { propertyName: "firstname", propertyValue: "Ana" }),
        hubspotEvent("contact.creation", 52),
        hubspotEvent("object.deletion", 53, { objectTypeId: "0-1" }),
      ]),
      JSON.stringify([
        hubspotEvent("contact.merge", 54, { primaryObjectId: 54, mergedObjectIds: [55], newObjectId: 56 }),
        hubspotEvent("contact.privacyDeletion", 57),
        hubspotEvent("deal.creation", 58),
      ]),
    ],
    headers: (body, isSigned) => ({
      "content-type": "application/json",
      ...signV3(
        `${where.base ?? env().NEXTAUTH_URL}/api/webhooks/hubspot/${where.slug}`,
        body,
        isSigned ? secrets.hubspot : "not-it",
      ),
    }),
  },
  github: {
    path: "github",
    samples: () => [
      JSON.stringify({ ref: "refs/heads/main", size: 1, head_commit: { timestamp: "2026-11-20T08:30:00Z" } }),
      JSON.stringify({ action: "created", deployment: { id: 7, updated_at: "2026-11-20T08:30:00Z" } }),
    ],
    headers: (body, isSigned) => ({
      "content-type": "application/json",
      "x-github-event": "deployment",
      "x-github-delivery": newId(),
      "x-hub-signature-256": hubSignature(body, isSigned ? secrets.github : "not-it"),
    }),
  },
  coolify: {
    path: `coolify/${secrets.coolify}`,
    samples: () => [
      JSON.stringify({ event: "deployment_failed", deployment_uuid: newId(), success: false, count: 3 }),
      JSON.stringify({ event: "backup_failed", error_output: "pg_dump: a@b", url: "https://x.example/1" }),
    ],
    headers: () => ({ "content-type": "application/json" }),
  },
  eas: {
    path: "eas",
    samples: () => [
      JSON.stringify({
        id: randomUUID(),
        buildDetailsPageUrl: "https://expo.dev/b",
        status: "errored",
        n: 3,
      }),
      JSON.stringify({
        id: randomUUID(),
        submissionDetailsPageUrl: "https://expo.dev/s",
        status: "finished",
      }),
    ],
    headers: (body, isSigned) => ({
      "content-type": "application/json",
      "expo-signature": expoSignature(body, isSigned ? secrets.eas : "not-it"),
    }),
  },
  "lead-form": {
    path: `lead-form/${where.slug}`,
    samples: () => [
      JSON.stringify({
        token: where.token(),
        name: "Ana Pop",
        phone: "0712345678",
        message: "How much is a crown?",
        consent: { data_processing: true },
      }),
    ],
    headers: () => ({ "content-type": "application/json" }),
  },
})

export const TEST_SECRETS: Secrets = {
  evolution: EVOLUTION_KEY,
  twilio: AUTH_TOKEN,
  whatsapp: "whatsapp-secret-of-a-test",
  github: HOOK_SECRET,
  coolify: PATH_TOKEN,
  eas: EXPO_SECRET,
  hubspot: HUBSPOT_SECRET,
}
export const DEMO_SECRETS: Secrets = {
  evolution: "demo-evolution-secret",
  twilio: "demo-twilio-secret",
  whatsapp: "demo-whatsapp-secret",
  github: "demo-github-secret",
  coolify: "demo-coolify-secret",
  eas: "demo-eas-secret",
  hubspot: "demo-hubspot-secret",
}

/** Sets up what `TEST_SECRETS` open. */
export async function connectAll(clinicId: string): Promise<void> {
  await connectWhatsapp(clinicId)
  await connectEvolution(clinicId)
  await connectTwilio(clinicId)
  await connectHubspot(clinicId, { token: null })
  await connectPlatformProvider("github", [TEST_SECRETS.github])
  await connectPlatformProvider("coolify", [TEST_SECRETS.coolify])
  await connectPlatformProvider("eas", [TEST_SECRETS.eas])
}
