import { env } from "@/lib/env"
import { assertPublicAddress, readAddress } from "@/lib/outbound/address"
import { OutboundError } from "@/lib/outbound/error"

/** Where a push goes: to the push service itself; to one address for a trial; or, in demo, nowhere but here. */
export type PushPlace = { url: string; isTrusted: boolean; isFake: boolean }

export function placeOfPush(endpoint: string): PushPlace {
  const { PUSH_API_URL, ROUNDS_DEMO, VAPID_PUBLIC_KEY } = env()
  const { pathname, search } = new URL(endpoint)
  if (PUSH_API_URL) return { url: `${PUSH_API_URL}${pathname}${search}`, isTrusted: true, isFake: false }
  return { url: endpoint, isTrusted: false, isFake: ROUNDS_DEMO && !VAPID_PUBLIC_KEY }
}

/** A browser says where it is reached: only ever over https, on the open internet. Throws `OutboundError`. */
export async function checkEndpoint(endpoint: string): Promise<void> {
  if (!/^https:\/\//i.test(endpoint)) throw new OutboundError("address", "It must begin with https://.")
  const { PUSH_API_URL, ROUNDS_DEMO, VAPID_PUBLIC_KEY } = env()
  readAddress(endpoint)
  // It is not called: what its name leads to is no matter, and a trial may have no network.
  if (PUSH_API_URL || (ROUNDS_DEMO && !VAPID_PUBLIC_KEY)) return
  await assertPublicAddress(endpoint)
}
