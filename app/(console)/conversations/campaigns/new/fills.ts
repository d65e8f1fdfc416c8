import type { TemplateChoice } from "@/lib/campaigns/choices"
import { FIELDS_FOR_GAPS, type GapField } from "@/lib/templates/words"

export type Fill = { from: "text"; text: string } | { from: GapField }

/** As a rule the first gap greets, and the next one of a short text names the clinic. */
export function fillsFor(template: TemplateChoice | undefined): Fill[] {
  const body = template?.gaps.filter((one) => one.part === "body") ?? []
  return (template?.gaps ?? []).map((gap) => {
    if (gap.part === "body" && gap === body[0]) return { from: "first_name" }
    if (gap.part === "body" && body.length === 2 && gap === body[1]) return { from: "clinic" }
    return { from: "text", text: "" }
  })
}

export const isField = (text: string): text is GapField => Object.hasOwn(FIELDS_FOR_GAPS, text)
