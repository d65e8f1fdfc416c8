import type { FeedContent, FeedEvent } from "@/lib/calendar-feeds/schema"

const MOST_OCTETS = 75
const octets = (text: string): number => Buffer.byteLength(text, "utf8")

/** RFC 5545, 3.1: no line is longer than 75 octets, and no character is cut in two. */
export function folded(line: string): string {
  if (octets(line) <= MOST_OCTETS) return line
  const lines: string[] = []
  let current = ""
  let size = 0
  for (const character of line) {
    const more = octets(character)
    if (size + more > MOST_OCTETS) {
      lines.push(current)
      // The space that begins what goes on counts, too.
      current = " "
      size = 1
    }
    current += character
    size += more
  }
  return [...lines, current].join("\r\n")
}

/** RFC 5545, 3.3.11. What no line may hold is left out. */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .replace(/[\\;,]/g, (one) => `\\${one}`)
    .replaceAll("\n", "\\n")

/** "20370303T100000Z": an instant is one in every zone, so no rules of zones are sent along. */
export const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`

const STATES: Partial<Record<FeedEvent["status"], string>> = {
  requested: "TENTATIVE",
  cancelled: "CANCELLED",
  rescheduled: "CANCELLED",
  no_show: "CANCELLED",
}

function eventLines(event: FeedEvent, origin: string): string[] {
  const state = STATES[event.status] ?? "CONFIRMED"
  return [
    "BEGIN:VEVENT",
    `UID:${event.id}@${new URL(origin).hostname}`,
    `DTSTAMP:${utc(event.changedAt)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(event.endsAt)}`,
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.location ? [`LOCATION:${escaped(event.location)}`] : []),
    ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
    `URL:${origin}/appointments/${event.id}`,
    `STATUS:${state}`,
    `TRANSP:${state === "CANCELLED" ? "TRANSPARENT" : "OPAQUE"}`,
    "CLASS:PRIVATE",
    `CREATED:${utc(event.createdAt)}`,
    `LAST-MODIFIED:${utc(event.changedAt)}`,
    "END:VEVENT",
  ]
}

/** The whole calendar as a program subscribes to it. The same content gives the same text. */
export function calendarText({ name, events }: FeedContent, origin: string): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rounds//Appointments//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
    "X-PUBLISHED-TTL:PT15M",
    ...events.flatMap((event) => eventLines(event, origin)),
    "END:VCALENDAR",
  ]
  return `${lines.map(folded).join("\r\n")}\r\n`
}
