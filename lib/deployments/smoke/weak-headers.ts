type Headers = Readonly<Record<string, string | undefined>>

/** A browser that forgets within a day is led over plain HTTP again tomorrow. */
const LEAST_SECONDS = 86_400
/** These tell other sites whole addresses, and a patient's id stands in them. */
const TELLING_REFERRERS = ["unsafe-url", "no-referrer-when-downgrade"]

/** The protecting headers that are missing, or that are there and protect from nothing. */
export function weakHeaders(given: Headers): string[] {
  const policy = directivesOf(given["content-security-policy"])
  const scripts = policy.get("script-src") ?? policy.get("default-src") ?? []
  const referrer = given["referrer-policy"]?.toLowerCase().split(",").at(-1)?.trim()
  const forSeconds = Number(/max-age="?(\d+)/i.exec(given["strict-transport-security"] ?? "")?.[1] ?? 0)
  const isGood = {
    "x-content-type-options": given["x-content-type-options"]?.trim().toLowerCase() === "nosniff",
    "x-frame-options": isFramedByFew(policy.get("frame-ancestors"), given["x-frame-options"]),
    "referrer-policy": Boolean(referrer) && !TELLING_REFERRERS.includes(referrer ?? ""),
    "content-security-policy": policy.size > 0 && !scripts.some(isAnybody),
    "strict-transport-security": forSeconds >= LEAST_SECONDS,
  }
  return Object.entries(isGood).flatMap(([name, good]) => (good ? [] : [name]))
}

/** Browsers that find ancestors in the policy do not look at the older header. */
const isFramedByFew = (ancestors: readonly string[] | undefined, older = ""): boolean =>
  ancestors ? !ancestors.some(isAnybody) : /^(deny|sameorigin)$/i.test(older.trim())

const isAnybody = (source: string): boolean => source === "*" || /^(data:|https?:(\/\/\*)?)$/.test(source)

function directivesOf(policy = ""): Map<string, string[]> {
  const parts = policy
    .toLowerCase()
    .split(/[;,]/)
    .map((one) => one.trim().split(/\s+/))
  return new Map(parts.filter(([name]) => name).map(([name = "", ...sources]) => [name, sources]))
}
