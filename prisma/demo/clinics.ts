import type { Speech } from "@/prisma/demo/people"

export type DemoClinic = {
  slug: "northside" | "lakeview"
  name: string
  timeZone: string
  country: string
  currency: string
  language: string
  isDefault: boolean
  leads: number
  /** Who writes to it, by language, in parts of a hundred. */
  speech: readonly (readonly [Speech, number])[]
  phoneNumberId: string
  displayNumber: string
  scheme: "meta" | "360dialog"
  secret: string
  seed: number
}

export const CLINICS: readonly DemoClinic[] = [
  {
    slug: "northside",
    name: "Northside Dental",
    timeZone: "Europe/Bucharest",
    country: "RO",
    currency: "EUR",
    language: "ro",
    isDefault: true,
    leads: 340,
    speech: [
      ["ro", 48],
      ["en", 30],
      ["de", 22],
    ],
    phoneNumberId: "106540352242922",
    displayNumber: "12025550100",
    scheme: "meta",
    secret: "demo-whatsapp-secret",
    seed: 20_261_101,
  },
  {
    slug: "lakeview",
    name: "Lakeview Smiles",
    timeZone: "Asia/Kolkata",
    country: "IN",
    currency: "INR",
    language: "en",
    isDefault: false,
    leads: 240,
    speech: [
      ["hi", 64],
      ["en", 36],
    ],
    phoneNumberId: "106540352242923",
    displayNumber: "12025550101",
    scheme: "360dialog",
    secret: "demo-360dialog-secret",
    seed: 20_261_102,
  },
]

export const VERIFY_TOKEN = "demo-verify-token"
export const GITHUB_SECRET = "demo-github-secret"
export const COOLIFY_TOKEN = "demo-coolify-secret"
export const EAS_SECRET = "demo-eas-secret"
export const PASSWORD = "rounds-demo"
