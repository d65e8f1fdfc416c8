import { type State, state } from "./state"

/** How a lead stands out, apart from all other states: Today needs no more of them. */
export const LEAD_STATES = {
  classification: {
    HOT: state("Hot", "red", "flame", "Score 4 or 5"),
    WARM: state("Warm", "amber", "thermometer-sun", "Score 3"),
    COLD: state("Cold", "blue", "snowflake", "Score 2"),
    UNQUALIFIED: state("Unqualified", "neutral", "circle-slash", "Score 1"),
  },
  urgency: {
    critical: state("Critical", "red", "siren", "To be reacted to within 15 minutes"),
    high: state("High", "orange", "chevrons-up", "To be reacted to within 30 minutes"),
    medium: state("Medium", "amber", "chevron-up", "To be reacted to within 60 minutes"),
    none: state("None", "neutral", "minus"),
  },
} as const satisfies Record<string, Record<string, State>>
