const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]

/** The origins a browser may truthfully name for this site; a demo is reached by any of loopback's names. */
export function ownOrigins(publicUrl: string): string[] {
  const url = new URL(publicUrl)
  if (!LOOPBACK.includes(url.hostname)) return [url.origin]
  return LOOPBACK.map((host) => `${url.protocol}//${host}${url.port ? `:${url.port}` : ""}`)
}

/**
 * True when a changing request came from our own pages. A missing or `null` Origin is foreign: every browser in use
 * sends one with a changing request. Host and X-Forwarded-* are the sender's words and are not asked.
 */
export function isFromOwnPage(headers: Pick<Headers, "get">, publicUrl: string): boolean {
  const origin = headers.get("origin")
  if (!origin || !ownOrigins(publicUrl).includes(origin)) return false
  const site = headers.get("sec-fetch-site")
  return site === null || site === "same-origin"
}

export const isChanging = (method: string): boolean => !["GET", "HEAD", "OPTIONS"].includes(method)
