import { t } from "@/lib/say"

const DEMO = " (demo: no provider was called)"

/** A test's outcome is kept in English, with what the provider said in it: here in the reader's language. */
export function outcomeText(kept: string): string {
  const said = kept.replace(/^ok: /, "")
  const plain = said.replace(DEMO, "")
  return plain === said ? inWords(said) : `${inWords(plain)} ${t("(demo: no provider was called)")}`
}

const FORMS: readonly [RegExp, (found: readonly string[]) => string][] = [
  [/^It answered (\d+)\.$/, ([status = ""]) => t("It answered {status}.", { status })],
  [
    /^It answered (\d+), error (-?\d+)\.$/,
    ([status = "", code = ""]) => t("It answered {status}, error {code}.", { status, code }),
  ],
  [
    /^It answered, the number is (.+)\.$/,
    ([number = ""]) => t("It answered, the number is {number}.", { number }),
  ],
  [
    /^It answered ([A-Z]+), (\d) of 5\.$/,
    ([what = "", score = ""]) => t("It answered {what}, {score} of 5.", { what, score }),
  ],
  [
    /^It refuses the access token \((\d+)\)\.$/,
    ([status = ""]) => t("It refuses the access token ({status}).", { status }),
  ],
  [
    /^Our own address answered (\d+)\.$/,
    ([status = ""]) => t("Our own address answered {status}.", { status }),
  ],
]

function inWords(sentence: string): string {
  for (const [form, say] of FORMS) {
    const found = form.exec(sentence)
    if (found) return say(found.slice(1))
  }
  return t(sentence)
}
