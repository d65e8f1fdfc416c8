import { t } from "@/lib/say"

/** What is kept of a line is one or more sentences in English; those with a number or a purpose in them are told by their shape. */
export const problemSaid = (problem: string): string => problem.split(". ").map(sentence).join(". ")

function sentence(text: string): string {
  const twin = /^The same person as in line (\d+)$/.exec(text)
  if (twin) return t("The same person as in line {line}", { line: twin[1] ?? "" })
  const taken = /^Number (.+) is here already, for somebody else$/.exec(text)
  if (taken) return t("Number {number} is here already, for somebody else", { number: taken[1] ?? "" })
  const past = /^(.+): the yes is not taken, it was (\w+) on ([\d-]+)$/.exec(text)
  if (!past) return t(text)
  const [, purpose = "", status = "", day = ""] = past
  return t("{purpose}: the yes is not taken, it was {status} on {day}", {
    purpose: t(purpose),
    status: t(status),
    day,
  })
}
