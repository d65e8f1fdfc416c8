import type { Clock } from "@/lib/incidents/schema"

/** Drawn through t(). */
export const CLOCK_WORDS: Record<Clock["name"], string> = {
  assess: "Assess",
  mitigate: "Mitigate",
  resolve: "Resolve",
  verify: "See that it works",
  postmortem: "Write the postmortem",
}
