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

/** What the browser asks for by its cookie; English for anything else. */
export function languageOf(cookie: string | undefined): Language {
  const said = /(?:^|;\s*)language=([a-z]{2})(?:;|$)/.exec(cookie ?? "")?.[1]
  return isLanguage(said) ? said : "en"
}
