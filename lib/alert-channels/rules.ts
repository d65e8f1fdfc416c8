/** Those that can be added; the console itself is there from the first day. */
export const CHANNEL_KINDS = ["email", "slack", "discord", "webhook"] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]
export const MOST_MAILBOXES = 10

/** Enough of an address to know it by, and not enough to use it. */
export function hintOf(kind: string, address: string): string {
  if (kind !== "email") return `${hostOf(address)} … ${address.slice(-4)}`
  const [first = "", ...others] = address.split(",")
  const [name = "", domain = ""] = first.trim().split("@")
  return `${name.slice(0, 1)}…@${domain}${others.length > 0 ? ` +${others.length}` : ""}`
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : "")
