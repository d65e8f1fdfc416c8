import { basic, TWILIO_BASE, type TwilioAccount } from "@/lib/providers/twilio/client"

type Place = { url: string; headers: Record<string, string> }

/** Where a file is asked for: at Twilio, whatever address was told along with it. Null for an id that is none. */
export function mediaPlace({ base, accountSid, token }: TwilioAccount, id: string): Place | null {
  if (!accountSid || !/^[A-Z]{2}[0-9a-f]{32}\/Media\/ME[0-9a-f]{32}$/i.test(id)) return null
  return {
    url: `${base ?? TWILIO_BASE}/2010-04-01/Accounts/${accountSid}/Messages/${id}`,
    headers: { authorization: basic(accountSid, token) },
  }
}

/** Where Twilio lays files: by names of its own, or in its own bucket. */
const STORES = /^[a-z0-9-]{1,60}\.twiliocdn\.com$/
const BUCKETS = /^s3(-external-1|[.-][a-z]{2}-[a-z]{1,12}-\d)?\.amazonaws\.com$/

/** Where it sends us on for the bytes, which are had without our token; null for any other place. */
export function storePlace(
  { base }: Pick<TwilioAccount, "base">,
  from: string,
  location: string,
): URL | null {
  if (!URL.canParse(location, from)) return null
  const url = new URL(location, from)
  if (url.username || url.password) return null
  if (base !== null && url.origin === new URL(base).origin) return url
  if (url.protocol !== "https:" || url.port !== "") return null
  const isOwn = STORES.test(url.hostname)
  const isBucket = BUCKETS.test(url.hostname) && url.pathname.startsWith("/media.twiliocdn.com/")
  return isOwn || isBucket ? url : null
}
