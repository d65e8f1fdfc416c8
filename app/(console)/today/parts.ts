import type { ReactNode } from "react"
import type { Role } from "@/lib/can"

/** What a person comes to Today for: whoever also looks after patients sees those first. */
export type Beginning = "patients" | "software" | "promises" | "trust"

const CARE: readonly Role[] = ["doctor", "coordinator", "frontdesk", "caregiver"]

export function beginningOf(roles: readonly Role[]): Beginning {
  if (roles.some((role) => CARE.includes(role))) return "patients"
  if (roles.includes("operator")) return "software"
  return roles.includes("admin") ? "promises" : "trust"
}

/** The parts of the page, from top to bottom. A part that a role may not see is not drawn. */
export const PARTS = {
  patients: [
    "door",
    "alert",
    "waiting",
    "stats",
    "systems",
    "work",
    "care",
    "doubles",
    "operations",
    "kinds",
    "promises",
    "trust",
  ],
  software: [
    "alert",
    "operations",
    "waiting",
    "systems",
    "promises",
    "work",
    "kinds",
    "stats",
    "door",
    "care",
    "doubles",
    "trust",
  ],
  promises: [
    "alert",
    "waiting",
    "promises",
    "stats",
    "kinds",
    "systems",
    "operations",
    "door",
    "work",
    "care",
    "doubles",
    "trust",
  ],
  trust: [
    "alert",
    "trust",
    "promises",
    "operations",
    "waiting",
    "systems",
    "work",
    "kinds",
    "stats",
    "door",
    "care",
    "doubles",
  ],
} as const satisfies Record<Beginning, readonly string[]>

export type Part = (typeof PARTS)["patients"][number]
/** Kept current by the board itself; all others are drawn by the server. */
export type BoardPart = "alert" | "waiting" | "stats" | "systems" | "work"
export type Drawn = Record<Exclude<Part, BoardPart>, ReactNode>
