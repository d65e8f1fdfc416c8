import { createHmac } from "node:crypto"
import { platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { seal } from "@/lib/seal"

export const EVOLUTION_KEY = "evolution-key-of-a-test"
export const INSTANCE = "front-desk"

type Given = {
  scheme?: string
  externalId?: string | null
  secrets?: string[]
  apiKey?: string
  apiBase?: string
}

/** Evolution as a clinic has it set up: its token, unless told otherwise. */
export async function connectEvolution(clinicId: string, given: Given = {}): Promise<string> {
  const id = newId()
  const { scheme = "jwt", externalId = null, secrets = [EVOLUTION_KEY], apiKey, apiBase } = given
  const sealed = seal(JSON.stringify({ secrets, apiKey }), id)
  const settings = apiBase ? { apiBase } : {}
  await platformDb().connection.create({
    data: { id, clinicId, provider: "evolution", scheme, externalId, sealed, settings },
  })
  return id
}

const part = (given: object) => Buffer.from(JSON.stringify(given)).toString("base64url")

/** A token as Evolution makes one; `claims` and `head` replace what stands in it. */
export function evolutionToken(
  key = EVOLUTION_KEY,
  claims: Record<string, unknown> = {},
  head: Record<string, unknown> = {},
): string {
  const iat = Math.floor(Date.now() / 1_000)
  const all = { iat, exp: iat + 600, app: "evolution", action: "webhook", ...claims }
  const text = `${part({ alg: "HS256", typ: "JWT", ...head })}.${part(all)}`
  return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`
}

let serial = 0
export const evolutionId = (): string =>
  `3EB0${process.pid.toString(16)}${Date.now().toString(16)}${++serial}`.toUpperCase()

type Said = {
  event?: string
  id?: string
  from?: string
  fromMe?: boolean
  name?: string
  message?: object
  key?: object
  at?: number
  data?: unknown
}

/** A body with one message, or with whatever `data` is given. */
export function evolutionBody(said: Said = {}): string {
  const { event = "messages.upsert", from = "12025550123@s.whatsapp.net", fromMe = false } = said
  const data = said.data ?? {
    key: { remoteJid: from, fromMe, id: said.id ?? evolutionId(), ...said.key },
    pushName: said.name ?? "Ana Pop",
    message: said.message ?? { conversation: "Hello" },
    messageType: Object.keys(said.message ?? { conversation: 1 })[0],
    messageTimestamp: said.at ?? Math.floor(Date.now() / 1_000),
  }
  return JSON.stringify({
    event,
    instance: INSTANCE,
    data,
    date_time: new Date().toISOString(),
    apikey: "THE-KEY-OF-THE-INSTANCE",
  })
}

export function evolutionDelivery(
  body: string | Uint8Array<ArrayBuffer>,
  given: { slug?: string; path?: string; headers?: Record<string, string> } = {},
): Request {
  const path = [given.slug, given.path].filter(Boolean).join("/")
  return new Request(`http://localhost:3000/api/webhooks/evolution/${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${evolutionToken()}`,
      ...given.headers,
    },
    body,
  })
}
