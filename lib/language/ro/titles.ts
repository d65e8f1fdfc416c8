import type { Words } from "@/lib/say"

/** Pages' titles that stand nowhere else, and odd words of several areas. */
export const TITLES: Words = {
  "Scoring rules": "Reguli de scor",
  Integration: "Integrare",
  Nothing: "Nimic",
  On: "Activ",
  "Put off": "Amânată",
  Erasure: "Ștergere",
  HOT: "FIERBINTE",
  WARM: "CALDĂ",
  COLD: "RECE",
  UNQUALIFIED: "NECALIFICATĂ",
  Română: "Română",
  Deutsch: "Deutsch",
  "not urgent": "fără urgență",
}
