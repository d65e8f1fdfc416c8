import { randomBytes } from "node:crypto"
import { fail } from "@/lib/errors"
import { log } from "@/lib/log"
import type { Secrets } from "@/lib/providers/provider"
import { seal, unseal } from "@/lib/seal"

/** What a connection holds; `apiKey` is what we show the provider when we call it. */
export type HeldSecrets = Secrets & { apiKey?: string }

/** 256 bits, of letters that stand in headers and addresses as they are. */
export const newSecret = (): string => randomBytes(32).toString("base64url")

export const openSecrets = (row: { id: string; sealed: Uint8Array }): HeldSecrets =>
  JSON.parse(unseal(row.sealed, row.id)) as HeldSecrets

/** Null where no key of this process opens them, or they were altered. */
export function tryOpen(row: { id: string; sealed: Uint8Array }): HeldSecrets | null {
  try {
    return openSecrets(row)
  } catch (error) {
    log.error("connections.sealed", { connectionId: row.id, error })
    return null
  }
}

/** Throws `wrong_state` where nothing opens them: what would be kept of them cannot be. */
export const heldBy = (row: { id: string; sealed: Uint8Array }): HeldSecrets =>
  tryOpen(row) ??
  fail("wrong_state", {
    sentence:
      "Its secrets open with no key of this server. Put the former key back, or set its secret anew first.",
  })

export const closeSecrets = (id: string, held: HeldSecrets): Uint8Array<ArrayBuffer> =>
  seal(JSON.stringify(held), id)
