import { createHash } from "node:crypto"
import { RO_AREAS } from "@/lib/language/ro"
import { isLanguage, type Language, type Spoken } from "@/lib/say"

const RO: Spoken = { language: "ro", words: Object.assign({}, ...Object.values(RO_AREAS)) }

/** Undefined: as it is written, in English. */
export const spokenIn = (language: Language): Spoken | undefined => (language === "ro" ? RO : undefined)

/** What a browser runs before it draws: a script of the dictionary, and a name that changes with it. */
export function wordsScript(language: unknown): { body: string; version: string } | null {
  const spoken = isLanguage(language) ? spokenIn(language) : undefined
  if (!spoken) return null
  held ??= scriptOf(spoken)
  return held
}

let held: { body: string; version: string } | undefined

function scriptOf(spoken: Spoken) {
  const body = `globalThis.__roundsWords=${JSON.stringify(spoken)}`
  return { body, version: createHash("sha256").update(body).digest("base64url").slice(0, 12) }
}
