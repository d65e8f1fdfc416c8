import type { Unsendable } from "@/lib/templates/words"

/** A place in a wording that is filled for each person. */
export type Gap = {
  part: "header" | "body" | "button"
  /** "1", "2" or a name. */
  name: string
  sample: string | null
  /** Of a button, which one: counted from 0. */
  button?: number
}
export type Format = "positional" | "named"

/** A wording read from the provider's components. */
export type Wording = {
  header: string | null
  body: string
  footer: string | null
  buttons: { text: string; url: string | null }[]
  format: Format
  gaps: Gap[]
  unsendable: Unsendable | null
}

type Json = Readonly<Record<string, unknown>>
const record = (given: unknown): Json =>
  typeof given === "object" && given !== null && !Array.isArray(given) ? (given as Json) : {}
const array = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given : [])
const text = (given: unknown): string => (typeof given === "string" ? given : "")

/** More than anybody would fill in. */
const MOST_GAPS = 30
export const GAP = /\{\{\s*([A-Za-z0-9_]{1,60})\s*\}\}/g

/** The names in a text, each once: by number, or as they first stand. */
export function gapsIn(words: string): string[] {
  const names = [...new Set([...words.matchAll(GAP)].map((one) => one[1] ?? ""))]
  return names.every((one) => /^\d+$/.test(one))
    ? names.sort((one, other) => Number(one) - Number(other))
    : names
}

/** Never throws: what has another shape than Meta's is a wording without words. */
export function readWording(components: unknown): Wording {
  const parts = array(components).map(record)
  const of = (type: string) => parts.find((one) => text(one.type).toUpperCase() === type)
  const header = of("HEADER")
  const isText =
    header === undefined || text(header.format).toUpperCase() === "TEXT" || text(header.format) === ""
  const body = of("BODY")
  const buttons = array(of("BUTTONS")?.buttons).map(record)
  const gaps: Gap[] = [
    ...(isText ? ofText("header", text(header?.text), header, "header_text") : []),
    ...ofText("body", text(body?.text), body, "body_text"),
    ...buttons.flatMap((one, button) => ofButton(one, button)),
  ]
  return {
    header: isText ? text(header?.text) || null : null,
    body: text(body?.text),
    footer: text(of("FOOTER")?.text) || null,
    buttons: buttons.map((one) => ({ text: text(one.text), url: text(one.url) || null })),
    format: gaps.some((one) => one.part !== "button" && !/^\d+$/.test(one.name)) ? "named" : "positional",
    gaps,
    unsendable: unsendable(parts, buttons, isText, gaps.length),
  }
}

function ofText(part: "header" | "body", words: string, component: Json | undefined, key: string): Gap[] {
  const example = record(component?.example)
  const given = array(example[key])
  const row = part === "body" ? array(given[0]) : given
  const named = array(example[`${key}_named_params`]).map(record)
  return gapsIn(words).map((name, index) => {
    const sample = text(named.find((one) => one.param_name === name)?.example) || text(row[index])
    return { part, name, sample: sample || null }
  })
}

function ofButton(given: Json, button: number): Gap[] {
  const kind = text(given.type).toUpperCase()
  const sample = text(array(given.example)[0]) || text(given.example) || null
  if (kind === "COPY_CODE") return [{ part: "button", name: "code", sample, button }]
  return kind === "URL"
    ? gapsIn(text(given.url)).map((name) => ({ part: "button" as const, name, sample, button }))
    : []
}

const KNOWN_BUTTONS = ["QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE", "VOICE_CALL"]

function unsendable(parts: Json[], buttons: Json[], isText: boolean, gaps: number): Unsendable | null {
  const kinds = buttons.map((one) => text(one.type).toUpperCase())
  if (kinds.includes("OTP")) return "code"
  const known = ["HEADER", "BODY", "FOOTER", "BUTTONS"]
  if (parts.some((one) => !known.includes(text(one.type).toUpperCase()))) return "flow"
  if (kinds.some((one) => !KNOWN_BUTTONS.includes(one))) return "flow"
  if (!isText) return "media"
  return gaps > MOST_GAPS ? "too_many" : null
}
