import { isIP } from "node:net"
import { env } from "@/lib/env"
import { isId, newId } from "@/lib/ids"

/** Set by proxy.ts and the launcher on every request, whatever the client sent under these names. */
export const REQUEST_ID = "x-request-id"
export const REQUEST_PATH = "x-rounds-path"
export const PEER_ADDRESS = "x-rounds-peer"
/** There when nobody's hand is behind the request: a prefetch, or a page that repaints itself. */
export const UNASKED = "x-rounds-unasked"

type Words = Pick<Headers, "get">

export function requestIdOf(headers: Words): string {
  const given = headers.get(REQUEST_ID)
  return given && isId(given) ? given : newId()
}

/**
 * The network address of who asks. X-Forwarded-For is believed only behind a TLS proxy of ours (a public https address),
 * and then only its last entry: the one our proxy wrote.
 */
export function addressOf(headers: Words): string {
  const forwarded = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim()
  const behindOurProxy = env().NEXTAUTH_URL.startsWith("https://")
  const address = (behindOurProxy ? forwarded : undefined) ?? headers.get(PEER_ADDRESS) ?? forwarded ?? ""
  return isIP(address) ? address.replace(/^::ffff:/, "") : "unknown"
}

/** The network an address belongs to (/24, /64): enough to recognise a place, too little to name a person. */
export function networkOf(address: string): string {
  if (address === "::1" || address.startsWith("127.")) return "this machine"
  if (isIP(address) === 4) return `${address.split(".").slice(0, 3).join(".")}.0/24`
  if (isIP(address) === 6) return `${wholeV6(address).slice(0, 4).join(":")}::/64`
  return "unknown"
}

function wholeV6(address: string): string[] {
  const [head = "", tail] = address.split("%")[0]!.split("::")
  const left = head.split(":").filter(Boolean)
  const right = tail?.split(":").filter(Boolean) ?? []
  return [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right]
}
