import { PHRASES, type Phrases } from "@/lib/providers/lead-form/phrases"
import { FORM_LANGUAGES, type FormLanguage, type Problems } from "@/lib/providers/lead-form/shape"

/** The first of the wishes that we speak; English where none is. */
export function languageOf(...wishes: unknown[]): FormLanguage {
  for (const wish of wishes) {
    const known = FORM_LANGUAGES.find((one) => one === wish)
    if (known) return known
  }
  return "en"
}

export const withClinic = (phrase: string, clinic: string): string =>
  phrase.replaceAll("{clinic}", () => clinic)

/** All phrases of a language, with the clinic's name in its places. */
export function phrasesFor(language: FormLanguage, clinic: string): Phrases {
  const put = <T>(value: T): T =>
    (typeof value === "string"
      ? withClinic(value, clinic)
      : Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, put(one)]))) as T
  return put(PHRASES[language])
}

/** A sentence per field, in the language the form was shown in. */
export function sentencesOf(problems: Problems, language: FormLanguage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [field, PHRASES[language].problems[problem]]),
  )
}
