const MOST_ORIGINS = 50

/**
 * The sites that may show the clinic's form and post to it: `Connection.settings.allowedOrigins`. Only whole https origins
 * count (http on loopback, for trying out): they stand in a header, and a wrong one must not open it wider.
 */
export function originsOf(settings: unknown): string[] {
  const given = (settings as { allowedOrigins?: unknown } | null | undefined)?.allowedOrigins
  if (!Array.isArray(given)) return []
  return [...new Set(given.filter(isSiteOrigin))].slice(0, MOST_ORIGINS)
}

/** True of `https://clinic.example`, without path, user or wildcard. */
export function isSiteOrigin(text: unknown): text is string {
  if (typeof text !== "string" || !URL.canParse(text)) return false
  const { protocol, hostname, origin } = new URL(text)
  const isLoopback = ["localhost", "127.0.0.1"].includes(hostname)
  return (
    origin === text &&
    !hostname.includes("*") &&
    (protocol === "https:" || (protocol === "http:" && isLoopback))
  )
}
