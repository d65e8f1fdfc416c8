import { isIP } from "node:net"
import ipaddr from "ipaddr.js"
import { env } from "@/lib/env"
import { OutboundError } from "@/lib/outbound/error"
import { resolveHost } from "@/lib/outbound/resolve"

const LONGEST = 2_000
/** What `new URL` drops or bends before anybody sees it, and what prints as something else. */
const BENT = /[\s\\\p{C}\p{Z}]/u
/** Names that are never a partner's: they end in our own network. */
const OWN_NAMES =
  /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|private|arpa|onion|test|invalid)$/
const DEFAULT_PORTS: Record<string, number> = { "https:": 443, "http:": 80 }

/** True of what lies in the open internet: global unicast, and none of the blocks that lead back to us. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== "unicast") return false
  // 2000::/3 is all that is given out; what lies beside it maps, tunnels or translates to somewhere else.
  return parsed.kind() === "ipv4" || (ipaddr.parse("2000::") as ipaddr.IPv6).match(parsed as ipaddr.IPv6, 3)
}

/**
 * An address somebody configured, as far as its spelling goes. Throws `OutboundError` with a sentence for whoever
 * entered it. Plain http is for trials on one machine only, where Rounds itself is reached over loopback.
 */
export function readAddress(text: string, ports: readonly number[] = [], mayBePlain = plainAllowed()): URL {
  const refuse = (sentence: string): never => {
    throw new OutboundError("address", sentence)
  }
  if (text.length > LONGEST || BENT.test(text)) return refuse("It holds characters that no address has.")
  if (!/^https?:\/\/[^/]/i.test(text)) return refuse("It must begin with https://.")
  if (!URL.canParse(text)) return refuse("It is not an address.")
  const url = new URL(text)
  if (url.protocol === "http:" && !mayBePlain) return refuse("It must begin with https://.")
  if (url.username || url.password || /^[^/?#]*@/.test(text.slice(text.indexOf("//") + 2)))
    return refuse("It must not hold a user name or password.")
  const port = Number(url.port) || DEFAULT_PORTS[url.protocol]!
  if (port !== DEFAULT_PORTS[url.protocol] && !ports.includes(port))
    return refuse("It must use the usual port, without a number behind the name.")
  const host = bare(url)
  if (isIP(host)) return isPublic(host) ? url : refuse("It leads to a private or reserved network.")
  if (host.endsWith(".")) return refuse("Its name must not end with a dot.")
  if (!host.includes(".") || OWN_NAMES.test(host)) return refuse("It leads to a private or reserved network.")
  return url
}

/** The addresses behind the name, each of them found to be public; throws `OutboundError` when one is not. */
export async function publicAddressesOf(url: URL, resolve = resolveHost): Promise<string[]> {
  const host = bare(url)
  const found = isIP(host) ? [host] : await resolve(host)
  if (found.length === 0) throw new OutboundError("network", "Its name is not known.")
  if (!found.every(isPublic)) throw new OutboundError("address", "It leads to a private or reserved network.")
  return found
}

/**
 * For the moment an address is saved: the same spelling and look-up as when it is called. What is called is looked up
 * again then, because a name can be pointed elsewhere.
 */
export async function assertPublicAddress(
  text: string,
  given: { ports?: readonly number[]; resolve?: typeof resolveHost } = {},
): Promise<void> {
  await publicAddressesOf(readAddress(text, given.ports), given.resolve)
}

const bare = (url: URL) => url.hostname.replace(/^\[|\]$/g, "").toLowerCase()

const plainAllowed = (): boolean =>
  ["localhost", "127.0.0.1", "[::1]"].includes(new URL(env().NEXTAUTH_URL).hostname)
