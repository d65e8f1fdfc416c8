import { createHash, createHmac } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { heldBy } from "@/lib/connections/secrets"
import type { StoredConnection } from "@/lib/connections/store"
import { sampleBody } from "@/lib/inbox/sample"
import { signedAddress } from "@/lib/providers/hubspot/verify"
import { nowMs, SECOND_MS } from "@/lib/time"

const PATIENCE_MS = 5_000
const LONGEST_WAIT_SECONDS = 5

export type SampleResult = { ok: boolean; eventId: string | null; sentence: string }

/**
 * Posts a test to our own public address, over the network and through whatever stands before us, shown as the provider
 * would show itself. Not through the outbound guard: the address is our own base address and a fixed path.
 */
export async function sendSample(
  url: string,
  row: StoredConnection,
  id: string,
  by: string,
): Promise<SampleResult> {
  const failed = (sentence: string): SampleResult => ({ ok: false, eventId: null, sentence })
  const { secrets, headerName } = heldBy(row)
  try {
    const body = JSON.stringify({ ...(await formFor(url, row)), ...sampleBody(id, by) })
    const secret = secrets[0] ?? ""
    const target = targetOf(url, row.scheme, secret, body)
    const response = await fetch(target, {
      method: "POST",
      headers: { "content-type": "application/json", ...shown(row.scheme, secret, headerName, body, target) },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const eventId = response.status === 200 ? await idOf(response) : null
    if (eventId) return { ok: true, eventId, sentence: "It arrived and was kept." }
    if (response.status === 404) return failed("Our own address answered that it does not know it (404).")
    return failed(`Our own address answered ${response.status}.`)
  } catch (error) {
    const isLate = (error as { name?: string }).name === "TimeoutError"
    return failed(
      isLate
        ? "Our own address did not answer in time."
        : "Our own address cannot be reached from the server. Check NEXTAUTH_URL and what stands before it.",
    )
  }
}

/** Where it goes: some addresses end in the secret, and some name what they are to carry. */
function targetOf(url: string, scheme: string, secret: string, body: string): string {
  if (scheme === "path-token" || scheme === "evolution-path") return `${url}/${secret}`
  if (scheme !== "twilio-signature") return url
  return `${url}?kind=sms&bodySHA256=${createHash("sha256").update(body).digest("hex")}`
}

function tokenOf(secret: string): string {
  const iat = Math.floor(nowMs() / SECOND_MS)
  const part = (given: object) => Buffer.from(JSON.stringify(given)).toString("base64url")
  const claims = { iat, exp: iat + 600, app: "evolution", action: "webhook" }
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`
}

/** What shows who sends: a signature over the body, a header of one's own, or nothing but the address. */
function shown(
  scheme: string,
  secret: string,
  headerName: string | undefined,
  body: string,
  url: string,
): Record<string, string> {
  if (scheme === "v3") {
    const at = String(nowMs())
    const signature = createHmac("sha256", secret).update(`POST${signedAddress(url)}${body}${at}`)
    return { "x-hubspot-signature-v3": signature.digest("base64"), "x-hubspot-request-timestamp": at }
  }
  if (scheme === "v1")
    return { "x-hubspot-signature": createHash("sha256").update(`${secret}${body}`).digest("hex") }
  const hex = () => createHmac("sha256", secret).update(body).digest("hex")
  if (scheme === "360dialog") return { "x-360dialog-signature": hex() }
  if (scheme === "jwt") return { authorization: `Bearer ${tokenOf(secret)}` }
  if (scheme === "twilio-signature")
    return { "x-twilio-signature": createHmac("sha1", secret).update(url).digest("base64") }
  if (scheme === "360dialog-header" || scheme === "evolution-header")
    return { [headerName ?? "x-rounds-token"]: secret }
  if (scheme === "meta" || scheme === "hub-signature") return { "x-hub-signature-256": `sha256=${hex()}` }
  return {}
}

/** The lead form gives a token first, takes it after a while only, and only with what a form must hold. */
async function formFor(url: string, row: StoredConnection): Promise<object> {
  if (row.provider !== "lead-form") return {}
  const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) })
  const given = (await response.json()) as { token?: string; minSeconds?: number }
  await sleep(Math.min(given.minSeconds ?? 0, LONGEST_WAIT_SECONDS) * 1_000)
  return { token: given.token, name: "Test", email: "test@example.org", consent: { data_processing: true } }
}

async function idOf(response: Response): Promise<string | null> {
  const answer = (await response.json()) as { received?: boolean; id?: string }
  return answer.received && answer.id ? answer.id : null
}
