/** Under these names a fact may hold a person's words, name or address. */
const PERSONAL = /^(.*name|body|text|note|phone|address|email|quote|lastMessage|patient|message|transcript)$/i
const STAFF = new Set(["owner", "actorName", "ownerName", "memberName"])

/** The same change without what names or quotes a patient; ids, states, numbers and times stay. */
export function maskChange(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => maskChange(item, key))
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, maskChange(inner, name)]))
  }
  if (typeof value !== "string" || STAFF.has(key)) return value
  return PERSONAL.test(key) || /\s/.test(value) ? "‹hidden›" : value
}
