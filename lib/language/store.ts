import { AsyncLocalStorage } from "node:async_hooks"
import { spokenIn } from "@/lib/language/dictionary"
import { isLanguage, type Language, type Spoken } from "@/lib/say"

// Next bundles pages apart from the launcher, and the browser's components apart from the server's.
const holder = globalThis as { __roundsLanguage?: AsyncLocalStorage<Spoken | undefined> }
holder.__roundsLanguage ??= new AsyncLocalStorage()

export const LANGUAGE_COOKIE = "language"

/** Runs `work` so that what it says is in this language: an answer to a request, a mail to a member. */
export function inLanguage<T>(language: Language, work: () => T): T {
  const store = holder.__roundsLanguage
  return store ? store.run(spokenIn(language), work) : work()
}

/** What the browser asks for by its cookie, and before it has one, by its own language; English for anything else. */
export function languageOf(cookie: string | undefined, accepts?: string): Language {
  const said = /(?:^|;\s*)language=([a-z]{2})(?:;|$)/.exec(cookie ?? "")?.[1]
  if (isLanguage(said)) return said
  const first = /^\s*([a-z]{2})(?:-[a-z]{2})?\s*(?:[,;]|$)/i.exec(accepts ?? "")?.[1]?.toLowerCase()
  return isLanguage(first) ? first : "en"
}
