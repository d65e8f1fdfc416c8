import { createHmac, timingSafeEqual } from "node:crypto"
import { env } from "@/lib/env"
import type { Item } from "@/lib/providers/provider"

export const SAMPLE_KIND = "rounds.test"
const LONGEST_NAME = 80

const proofOf = (id: string, by: string) =>
  createHmac("sha256", env().NEXTAUTH_SECRET).update(`${SAMPLE_KIND} ${id} ${by}`).digest("hex")

/** What Rounds sends to its own address to see that what comes in arrives. Names no patient. */
export function sampleBody(id: string, by: string) {
  const name = by
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME)
  return { object: SAMPLE_KIND, test: { id, by: name, proof: proofOf(id, name) } }
}

/** Null for anything but a test that Rounds itself sent; one is kept and ignored, whatever the provider. */
export function sampleItems(body: unknown): Item[] | null {
  const given = fieldsOf(body)
  const test = given.object === SAMPLE_KIND ? fieldsOf(given.test) : {}
  const { id, by, proof } = test
  if (typeof id !== "string" || typeof by !== "string" || typeof proof !== "string") return null
  const [shown, wanted] = [Buffer.from(proof), Buffer.from(proofOf(id, by))]
  if (shown.length !== wanted.length || !timingSafeEqual(shown, wanted)) return null
  const reason = `A test by ${by || "somebody"}.`
  return [
    { key: `${SAMPLE_KIND}:${id}`, kind: SAMPLE_KIND, fate: "ignored", reason, value: body, around: null },
  ]
}

const fieldsOf = (value: unknown) =>
  (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>
