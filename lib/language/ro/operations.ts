import type { Words } from "@/lib/say"

export const OPERATIONS_RO: Words = {
  Operations: "Operațiuni",
  "Whether everything answers, where it runs, and since when.":
    "Dacă totul răspunde, unde rulează și de când.",
  Incidents: "Incidente",
  Backups: "Copii de siguranță",
}
