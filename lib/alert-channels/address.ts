import { randomBytes } from "node:crypto"
import { hintOf } from "@/lib/alert-channels/rules"
import { Mailboxes, mailboxesOf } from "@/lib/alert-channels/schema"
import { AppError } from "@/lib/errors"
import { readAddress } from "@/lib/outbound/address"
import { OutboundError } from "@/lib/outbound/error"
import { isPrivateHost } from "@/lib/outbound/private-hosts"
import { seal } from "@/lib/seal"

/** As it is kept: mailboxes by comma, or an address that may be called. Throws `invalid_input`. */
export function checkedAddress(kind: string, text: string): string {
  const refuse = (sentence: string): never => {
    throw new AppError("invalid_input", { fields: { address: sentence } })
  }
  if (kind === "email") {
    const found = Mailboxes.safeParse(mailboxesOf(text))
    return found.success ? found.data.join(", ") : refuse(found.error.issues[0]?.message ?? "")
  }
  try {
    // What its name leads to is looked at with each call.
    if (URL.canParse(text) && /^https?:/.test(text) && isPrivateHost(new URL(text))) return text
    return readAddress(text).href
  } catch (error) {
    return error instanceof OutboundError ? refuse(error.sentence) : refuse("It is not an address.")
  }
}

export const sealedAddress = (id: string, kind: string, address: string) => ({
  sealedAddress: seal(address, id),
  hint: hintOf(kind, address),
})

export const newSecret = (): string => `whsec_${randomBytes(24).toString("base64")}`
