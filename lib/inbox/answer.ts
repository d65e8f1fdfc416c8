import { env } from "@/lib/env"
import { fail, toAppError } from "@/lib/errors"
import { parseBody, plainType, readBytes } from "@/lib/inbox/body"
import type { Received } from "@/lib/inbox/commit"
import { type Door, findDoor, findPlatformDoor } from "@/lib/inbox/connections"
import { fallbackKey } from "@/lib/inbox/fallback-key"
import { checkRate } from "@/lib/inbox/rate"
import { receive } from "@/lib/inbox/receive"
import { countRefused } from "@/lib/inbox/refused"
import {
  challengeReply,
  forCaller,
  issueReply,
  mayCall,
  receivedReply,
  refusedReply,
  saidReply,
} from "@/lib/inbox/replies"
import { sampleItems } from "@/lib/inbox/sample"
import { aside, checkCaller, takeTurn } from "@/lib/inbox/visitors"
import { inboundProvider } from "@/lib/providers"
import { decided } from "@/lib/providers/decided"
import { TOO_DEEP } from "@/lib/providers/nesting"
import type { Asked, InboundProvider, Item } from "@/lib/providers/provider"
import { now } from "@/lib/time"

/** Any request to a webhook's address. Refusals come in the contract's order; nothing is answered 200 before it is committed. */
export async function answerWebhook(
  request: Request,
  name: string,
  path: readonly string[],
): Promise<Response> {
  let door: Door | null = null
  let callers: readonly string[] = []
  try {
    const provider = inboundProvider(name) ?? fail("not_found")
    door = (await doorOf(provider, path, request.headers)) ?? fail("not_found")
    callers = provider.callers?.({ settings: door.connection?.settings ?? {} }) ?? []
    return forCaller(await answerKnown(request, provider, door, path), request, callers)
  } catch (error) {
    const refused = toAppError(error)
    if (door && refused.status < 500) countRefused(door.clinicId, name, refused.code)
    return forCaller(refusedReply(request, refused, name), request, callers)
  }
}

// A question before the post is no delivery: it is neither received nor refused in the ledger's sense.
async function answerKnown(
  request: Request,
  provider: InboundProvider,
  door: Door,
  path: readonly string[],
): Promise<Response> {
  const { method } = request
  if (method === "GET" && provider.handshake) return challengeReply(request, provider, door)
  if (method === "GET" && provider.issue) {
    return issueReply(request, provider.name, async () => provider.issue?.(askedOf(request, door)))
  }
  if (method === "OPTIONS" && provider.callers) return mayCall()
  const { received, parsed } = await accept(request, provider, door, path)
  const said = provider.reply?.(parsed, door)
  return said ? saidReply(said) : receivedReply(received)
}

async function doorOf(
  provider: InboundProvider,
  path: readonly string[],
  headers: Headers,
): Promise<Door | null> {
  if (!provider.platform) {
    return path.length > (provider.hasLongPath ? 3 : 1) ? null : findDoor(provider.name, path[0])
  }
  if (path.length !== (provider.platform === "path" ? 1 : 0)) return null
  const door = await findPlatformDoor(provider.name)
  if (provider.platform === "signed") return door
  return matchedSecret(provider, door, headers, Buffer.alloc(0), path[0]) ? door : null
}

function matchedSecret(
  provider: InboundProvider,
  { connection }: Door,
  headers: Headers,
  body: Buffer,
  token: string | undefined,
  request?: Request,
): number | null {
  if (!connection || !Object.hasOwn(provider.schemes, connection.scheme)) return null
  const { secrets } = connection
  const around = request && { method: request.method, url: ownAddress(request), at: now() }
  return provider.schemes[connection.scheme]?.({ headers, body, secrets, token, ...around }) ?? null
}

/** As it was configured at the provider: by our own base address, whatever the request says of the host. */
function ownAddress(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return `${env().NEXTAUTH_URL}${pathname}${search}`
}

async function accept(
  request: Request,
  provider: InboundProvider,
  door: Door,
  path: readonly string[],
): Promise<{ received: Received[]; parsed: unknown }> {
  const { headers } = request
  const { clinicId, connection } = door
  if (request.method !== "POST") fail("wrong_method")
  const contentType = headers.get("content-type")
  // What is sent packed is never unpacked: a small body could stand for one without end.
  const isPacked = !/^(identity)?$/i.test(headers.get("content-encoding")?.trim() ?? "")
  if (isPacked || !provider.contentTypes.includes(plainType(contentType))) fail("wrong_content_type")
  if (provider.callers) checkCaller(headers, provider.callers({ settings: connection?.settings ?? {} }))
  const body = await readBytes(request, provider.maxBytes, provider.name)
  const matched = matchedSecret(provider, door, headers, body, path[provider.platform ? 0 : 1], request)
  if (!matched && !provider.admit) fail("wrong_signature")
  const parsed = parseBody(provider, body, contentType)
  const verifiedBy = provider.admit
    ? await provider.admit(askedOf(request, door), parsed)
    : `${connection?.scheme}#${matched}`
  const turn = provider.isPublic && clinicId ? await takeTurn(clinicId, headers) : null
  try {
    // What anybody may send must not use up what is left for those who sign.
    await checkRate(`webhooks ${turn ? `${clinicId} ${provider.name}` : (clinicId ?? provider.name)}`)
    const receivedAt = now()
    const stored = provider.redact?.(body, parsed) ?? body
    const kept = keptHeaders(provider, request, false)
    const items = itemsOf(provider, door, new Headers(kept), parsed, fallbackKey(body, receivedAt))
    const received = await receive({
      clinicId,
      provider: provider.name,
      verifiedBy,
      headers: keptHeaders(provider, request, stored !== body),
      body: stored,
      receivedAt,
      held: connection?.paused ?? false,
      items: turn?.isCrowded ? items.map(aside) : items,
    })
    if (received.every(({ duplicate }) => duplicate)) await turn?.wasRepeat()
    return { received, parsed }
  } catch (error) {
    // Nothing was kept of it. The answer does not wait for a database that may be away.
    turn?.giveBack().catch(() => {})
    throw error
  }
}

function itemsOf(
  provider: InboundProvider,
  { connection }: Door,
  headers: Headers,
  parsed: unknown,
  key: string,
): Item[] {
  const reason = "It nests deeper than anything that is sent."
  if (parsed === TOO_DEEP) return [decided(key, "unreadable", "quarantined", reason, null)]
  const account = connection?.account ?? { externalId: null }
  return sampleItems(parsed) ?? provider.split(parsed, { account, fallbackKey: key, headers })
}

function keptHeaders(
  provider: InboundProvider,
  { headers, url }: Request,
  isRewritten: boolean,
): [string, string][] {
  const cut = (name: string, value: string | null): [string, string][] =>
    value === null ? [] : [[name, value.slice(0, 500)]]
  const kept = provider.keepHeaders.flatMap((header) =>
    cut(header, isRewritten && header === "content-type" ? "application/json" : headers.get(header)),
  )
  const params = Object.entries(provider.keepParams ?? {}).flatMap(([name, header]) => {
    const value = new URL(url).searchParams.get(name)
    return /^[\w-]*$/.test(value ?? "") ? cut(header, value) : []
  })
  return [...kept, ...params]
}

function askedOf(request: Request, { clinicId, slug, country, connection }: Door): Asked {
  return {
    clinicId: clinicId ?? fail("not_found"),
    slug,
    country,
    headers: request.headers,
    params: new URL(request.url).searchParams,
    settings: connection?.settings ?? {},
    secrets: connection?.secrets,
    at: now(),
  }
}
