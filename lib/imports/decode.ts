import { fail } from "@/lib/errors"

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1250" | "windows-1252"

/** Where the office programs of these countries write lists in the Central European page. */
const CENTRAL_EUROPE = new Set(["RO", "MD", "HU", "PL", "CZ", "SK", "SI", "HR", "BA", "RS", "AL"])

/** A file's text and what it was read as. What says nothing of itself is UTF-8 if it can be, else the country's page. */
export function decode(bytes: Uint8Array, country: string): { text: string; encoding: Encoding } {
  const encoding = encodingOf(bytes, country)
  const text = new TextDecoder(encoding).decode(bytes)
  return { text: text.replace(/^\uFEFF/, "").replaceAll("\u0000", "\uFFFD"), encoding }
}

function encodingOf(bytes: Uint8Array, country: string): Encoding {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8"
  if (first === 0xff && second === 0xfe) return "utf-16le"
  if (first === 0xfe && second === 0xff) return "utf-16be"
  const zeros = [0, 0]
  for (let at = 0; at < Math.min(bytes.length, 2_000); at++) if (bytes[at] === 0) zeros[at % 2]! += 1
  const many = Math.min(bytes.length, 2_000) / 8
  if (zeros[1]! > many && zeros[1]! > zeros[0]! * 4) return "utf-16le"
  if (zeros[0]! > many && zeros[0]! > zeros[1]! * 4) return "utf-16be"
  if (zeros[0]! + zeros[1]! > many) fail("invalid_input", { fields: { file: "This is not a list in text." } })
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    return "utf-8"
  } catch {
    return CENTRAL_EUROPE.has(country) ? "windows-1250" : "windows-1252"
  }
}
