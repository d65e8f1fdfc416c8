import { describe, expect, it } from "vitest"
import { RO_AREAS } from "@/lib/language/ro"
import { refusalsIn, saidIn, saidTooEarlyIn, type TextFile, textFiles, unsaidIn } from "@/lib/testing/texts"

const FILES = textFiles()
const RO = new Set(Object.values(RO_AREAS).flatMap((words) => Object.keys(words)))

/** Of what is drawn without asking: names, and what is the same in every language. */
const AS_IT_IS: Readonly<Record<string, string>> = {
  Rounds: "the product's name",
  HubSpot: "a partner's name",
  CSV: "the kind of a file",
  UTC: "the zone's name",
  "https://": "the beginning of an address",
  "rules-": "the beginning of a rule set's id",
  "x-rounds-token": "the name of a header",
  consent_marketing_email: "the heading of a column of the file that is read",
}

/** Each file's finds, so that a failure says where. */
const per = (files: readonly TextFile[], find: (file: TextFile) => string[]): string[] =>
  files.flatMap((file) => find(file).map((text) => `${file.path}: ${text}`))

// All files are parsed once; a busy machine takes its time.
describe("the texts of the console", { timeout: 60_000 }, () => {
  it("are each said in Romanian", () => {
    expect(per(FILES, (file) => saidIn(file).filter((text) => !RO.has(text)))).toEqual([])
  })

  it("are asked for wherever something is drawn", () => {
    expect(per(FILES, (file) => unsaidIn(file).filter((text) => !Object.hasOwn(AS_IT_IS, text)))).toEqual([])
  })

  it("are asked for while drawing, never while a module is loaded", () => {
    expect(per(FILES, saidTooEarlyIn)).toEqual([])
  })

  it("say every refusal of a form in Romanian", () => {
    expect(per(FILES, (file) => refusalsIn(file).filter((text) => !RO.has(text)))).toEqual([])
  })
})

describe("who looks for them", () => {
  const draws = (text: string): TextFile => ({ path: "app/made-up.tsx", text })

  it("finds what is drawn without asking: plain, in a choice, in a template, in an attribute", () => {
    const made = draws(
      'const A = (n: number) => <b title="Named" id="x">Plain {n > 1 ? "Many" : t("One")} {`$' +
        "{n} left`}</b>",
    )
    expect(unsaidIn(made).sort()).toEqual(["Many", "Named", "Plain", "left"])
  })

  it("finds both sides of what is asked for, and the text of many", () => {
    const made = draws('const a = (n: number) => [t(n ? "Yes" : "No"), tn(n, "{n} run", "{n} runs")]')
    expect(saidIn(made).sort()).toEqual(["No", "Yes", "{n} runs"])
  })

  it("tells what is asked for too early from what is asked for in time", () => {
    expect(saidTooEarlyIn(draws('const NAMES = { a: t("Early") }'))).toEqual(["Early"])
    expect(saidTooEarlyIn(draws('const names = () => ({ a: t("In time") })'))).toEqual([])
  })

  it("finds refusals of errors, fields and schemas", () => {
    const text =
      'import { z } from "zod"\nconst A = z.string("Give one.").max(3, { error: "Too long." })\n' +
      'fail("conflict", { sentence: "Not now.", fields: { a: "Not this." } })'
    expect(refusalsIn({ path: "lib/made/up.ts", text })).toEqual([
      "Give one.",
      "Too long.",
      "Not now.",
      "Not this.",
    ])
  })
})
