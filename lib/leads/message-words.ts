/** What a message is called where only a line of it is shown. */
const NAMES: Readonly<Record<string, string>> = {
  image: "Photo",
  audio: "Sound file",
  video: "Video",
  document: "Document",
  sticker: "Sticker",
  location: "Location",
  contacts: "Contact card",
  interactive: "Choice",
  button: "Choice",
  order: "Order",
  form: "Web form",
  unsupported: "A message WhatsApp does not pass on",
}

export const DELETED = "Deleted by the sender"

type Said = { kind: string; body: string; detail?: unknown; revokedAt?: Date | string | null }

const has = (value: unknown, name: string): boolean =>
  typeof value === "object" && value !== null && name in value && Boolean(value[name as never])

/** "Photo", "Voice message", "Live location": what the kind and its detail make of it. Empty for plain text. */
export function messageName({ kind, detail }: Pick<Said, "kind" | "detail">): string {
  const part = (name: string) => (has(detail, name) ? (detail as Record<string, unknown>)[name] : undefined)
  if (kind === "audio" && has(part("media"), "voice")) return "Voice message"
  if (kind === "location" && has(part("place"), "live")) return "Live location"
  if (kind === "interactive" && has(part("choice"), "answers")) return "Form answered"
  const choice = part("choice")
  if (has(choice, "id")) {
    const { id } = choice as { id: unknown }
    if (id === "calls_allowed") return "Calls allowed"
    if (id === "calls_refused") return "Calls not allowed"
  }
  return NAMES[kind] ?? ""
}

const BEGINNING = 160
/** Whose words say it all. */
const WORDY = ["interactive", "button", "form"]

/** A message in a line, for lists: its words, after what it is where it is not only words. */
export function messageLine(said: Said): string {
  if (said.revokedAt) return DELETED
  const words = [...said.body.slice(0, BEGINNING * 4)].slice(0, BEGINNING).join("")
  const name = WORDY.includes(said.kind) ? "" : messageName(said)
  if (words.trim() === "") return name || messageName(said)
  return name ? `${name}: ${words}` : words
}
