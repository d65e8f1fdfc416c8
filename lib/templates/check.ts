import { fillTemplate } from "@/lib/templates/fill"
import { type Gap, readWording } from "@/lib/templates/gaps"

/** Meta's limits, in characters. */
const LONGEST = { header: 60, body: 1_024 } as const
const LONGEST_URL = 2_000
const LONGEST_CODE = 20
export const LONGEST_SMS = 918

export type ParameterProblem = { index: number | null; sentence: string }

const EMPTY = "Fill this in: WhatsApp sends no empty gap."
const ONE_LINE = "One line only: WhatsApp takes no line break or tab in a gap."
const SPACES = "At most four blanks in a row."
const URL_PART = "Only letters, digits and signs of a web address, without blanks."
const CODE_LENGTH = "A code of at most 20 characters."
const EVERY = "Fill every gap."
const TOO_LONG = {
  header: "Filled in, the heading is longer than the 60 characters WhatsApp takes.",
  body: "Filled in, the text is longer than the 1,024 characters WhatsApp takes.",
  sms: "Filled in, it is longer than the 918 characters an SMS takes.",
} as const

function problemOf(gap: Gap, given: string): string | null {
  if (given.trim() === "") return EMPTY
  if (/[\n\r\t\u2028\u2029]/.test(given)) return ONE_LINE
  if (/ {5,}/.test(given)) return SPACES
  if (gap.part !== "button") return null
  if (gap.name === "code") return given.length > LONGEST_CODE ? CODE_LENGTH : null
  return /^[\w\-.~%!$&'()*+,;=:@/?#]+$/.test(given) && given.length <= LONGEST_URL ? null : URL_PART
}

/** Everything that is wrong with what is to go into the gaps of a wording, by Meta's rules; empty: it can be sent. */
export function checkParameters(
  { components }: { components: unknown },
  parameters: readonly string[],
  channel: "whatsapp" | "sms" = "whatsapp",
): ParameterProblem[] {
  const { gaps } = readWording(components)
  if (parameters.length !== gaps.length) return [{ index: null, sentence: EVERY }]
  const found = gaps.flatMap((gap, index) => {
    const sentence = problemOf(gap, parameters[index] ?? "")
    return sentence ? [{ index, sentence }] : []
  })
  return found.length > 0 ? found : tooLong(components, parameters, channel)
}

function tooLong(components: unknown, parameters: readonly string[], channel: string): ParameterProblem[] {
  const { header, body, gaps } = readWording(components)
  if (channel === "sms") {
    const length = fillTemplate({ components }, parameters).length
    return length > LONGEST_SMS ? [{ index: null, sentence: TOO_LONG.sms }] : []
  }
  return (["header", "body"] as const).flatMap((part) => {
    const words = (part === "header" ? header : body) ?? ""
    const filled = words.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
      const at = gaps.findIndex((one) => one.part === part && one.name === name)
      return parameters[at] ?? whole
    })
    return filled.length > LONGEST[part] ? [{ index: null, sentence: TOO_LONG[part] }] : []
  })
}
