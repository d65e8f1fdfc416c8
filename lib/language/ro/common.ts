import type { Words } from "@/lib/say"

/** What stands on every screen. */
export const COMMON: Words = {
  Save: "Salvează",
  Cancel: "Anulează",
  Close: "Închide",
  "Try again": "Încearcă din nou",
  Language: "Limba",
}
