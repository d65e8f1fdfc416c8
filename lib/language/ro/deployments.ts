import type { Words } from "@/lib/say"

/** Deployments: what runs where, how it got there, and what it touched. */
export const DEPLOYMENTS_RO: Words = {
  Deployments: "Implementări",
  Releases: "Versiuni",
}
