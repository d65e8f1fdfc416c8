import { randomBytes } from "node:crypto"
import type { Secrets } from "@/lib/providers/provider"
import { seal, unseal } from "@/lib/seal"

/** What a connection holds; `apiKey` is what we show the provider when we call it. */
export type HeldSecrets = Secrets & { apiKey?: string }

/** 256 bits, of letters that stand in headers and addresses as they are. */
export const newSecret = (): string => randomBytes(32).toString("base64url")

export const openSecrets = (row: { id: string; sealed: Uint8Array }): HeldSecrets =>
  JSON.parse(unseal(row.sealed, row.id)) as HeldSecrets

export const closeSecrets = (id: string, held: HeldSecrets): Uint8Array<ArrayBuffer> =>
  seal(JSON.stringify(held), id)
