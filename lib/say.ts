export const LANGUAGES = ["en", "ro"] as const
export type Language = (typeof LANGUAGES)[number]

/** In their own words, as a person looks for them. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", ro: "Română" }

/** Of one, of a few, of many, as `Intl.PluralRules` names them; `{n}` is the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
/** English text → what is said instead. */
export type Words = Record<string, string | Forms>
export type Spoken = { language: Language; words: Words }

type Held = {
  /** On the server: who is answered, or written to, just now. */
  __roundsLanguage?: { getStore(): Spoken | undefined }
  /** In the browser, put there before anything is drawn. */
  __roundsWords?: Spoken
}

const spoken = (): Spoken | undefined => {
  const held = globalThis as Held
  return held.__roundsLanguage ? held.__roundsLanguage.getStore() : held.__roundsWords
}

/** The language of whom this is drawn for. */
export const language = (): Language => spoken()?.language ?? "en"

/** For `Intl`: dates, numbers, plurals. */
export const locale = (): string => LOCALES[language()]
const LOCALES: Record<Language, string> = { en: "en-GB", ro: "ro-RO" }

type Values = Record<string, string | number>

/**
 * The text in the language of whom it is drawn for, `{name}` replaced by the value of that name. The English text is the
 * key. Call it while drawing, never while a module is loaded: what is kept then speaks one language for ever.
 */
export function t(text: string, values?: Values): string {
  const said = spoken()?.words[text]
  return fill(typeof said === "string" ? said : (said?.other ?? text), values)
}

/** The same by number: `tn(2, "{n} lead", "{n} leads")`. The dictionary's key is the second text. */
export function tn(n: number, one: string, other: string, values?: Values): string {
  const now = spoken()
  const said = now?.words[other]
  const forms: Forms = typeof said === "object" ? said : { one: said ?? one, other: said ?? other }
  const rule = new Intl.PluralRules(said === undefined ? "en" : now?.language).select(n)
  return fill(forms[rule] ?? forms.other, { n: n.toLocaleString(locale()), ...values })
}

const fill = (text: string, values?: Values): string =>
  values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : text

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((one) => one === value)
