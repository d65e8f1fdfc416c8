import { env } from "@/lib/env"
import { readAddress } from "@/lib/outbound/address"
import { OutboundError } from "@/lib/outbound/error"

/** Where a push goes: to the push service itself; to one address for a trial; or, in demo, nowhere but here. */
export type PushPlace = { url: string; isTrusted: boolean; isFake: boolean }

export function placeOfPush(endpoint: string): PushPlace {
  const { PUSH_API_URL, ROUNDS_DEMO, VAPID_PUBLIC_KEY } = env()
  const { pathname, search } = new URL(endpoint)
  if (PUSH_API_URL) return { url: `${PUSH_API_URL}${pathname}${search}`, isTrusted: true, isFake: false }
  return { url: endpoint, isTrusted: false, isFake: ROUNDS_DEMO && !VAPID_PUBLIC_KEY }
}

/**
 * A browser says where it is reached: only ever over https, on the open internet. As far as its spelling goes; what its name
 * leads to is looked at with each call (lib/outbound). Throws `OutboundError`.
 */
export function checkEndpoint(endpoint: string): void {
  if (!/^https:\/\//i.test(endpoint)) throw new OutboundError("address", "It must begin with https://.")
  readAddress(endpoint)
}
