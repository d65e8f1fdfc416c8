/**
 * Scripts run only with this answer's nonce, or loaded by one that has it; nobody may frame us or take our forms.
 * Inline style attributes are let through: positioned menus need them, and they cannot run anything.
 */
export function contentPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    // React's development build evaluates strings to rebuild stack traces; production does not.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // Next's development overlay draws itself with style elements that carry no nonce.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ")
}

export function securityHeaders(publicUrl: string): [string, string][] {
  const headers: [string, string][] = [
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", "DENY"],
    // Not "no-referrer": that turns the Origin of our own forms into "null".
    ["referrer-policy", "same-origin"],
    [
      "permissions-policy",
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
  ]
  if (publicUrl.startsWith("https://")) {
    headers.push(["strict-transport-security", "max-age=63072000; includeSubDomains"])
  }
  return headers
}

/**
 * For the one page that clinics' own sites may show inside theirs: it reads nothing but itself, and only `origins` may
 * frame it. It knows no cookie and no session, so there is nothing to lure a click out of.
 */
export function publicPagePolicy(nonce: string, origins: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${origins.length > 0 ? ["'self'", ...origins].join(" ") : "'none'"}`,
  ].join("; ")
}

export function publicPageHeaders(
  publicUrl: string,
  nonce: string,
  origins: readonly string[],
): [string, string][] {
  const own = securityHeaders(publicUrl).filter(
    ([name]) => origins.length === 0 || name !== "x-frame-options",
  )
  return [
    ...own,
    ["content-security-policy", publicPagePolicy(nonce, origins)],
    ["cache-control", "no-store"],
  ]
}
