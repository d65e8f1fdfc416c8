/** What a clinic's connection holds besides its row: sealed in `Connection.sealed` as JSON. */
export type Secrets = {
  /** Newest first; at most two are tried. */
  secrets: string[]
  /** What the provider's handshake must show. */
  verifyToken?: string
  /** Which header carries the secret, for schemes that let us choose. */
  headerName?: string
}

export type Account = {
  /** The provider's own name for the clinic's account; absent: not checked. */
  externalId: string | null
}

/** One thing in a delivery's body. Its place among the items is its position. */
export type Item = {
  /** Unique per clinic and provider. */
  key: string
  /** The provider's kind: messages/text, statuses/read. */
  kind: string
  /** Anything but `pending` is decided already and starts no work. */
  fate: "pending" | "ignored" | "quarantined"
  reason?: string
  providerAt?: Date
  /** The item's own JSON and what stands around it; what `parse` reads. */
  value: unknown
  around: unknown
}

/** What an item says, in our words. */
export type Told =
  | { say: "message"; message: InboundMessage }
  | { say: "status"; status: MessageStatus }
  | { say: "ignored" | "quarantined"; reason: string }

export type InboundMessage = {
  externalId: string
  /** E.164 with +, or the provider's user id where it hides the number. */
  from: string
  name: string | null
  text: string
}

export type MessageStatus = {
  externalId: string
  status: "sent" | "delivered" | "read" | "failed"
  because: string | null
}

/** Which of the secrets matched: 1 is the newest. Null: refuse. */
export type Verify = (given: { headers: Headers; body: Uint8Array; secrets: Secrets }) => number | null

export type Handshake = (
  params: URLSearchParams,
  verifyToken: string | undefined,
) => { status: 200; body: string } | { status: 400 | 403 }

/** A vendor that tells us things. */
export type InboundProvider = {
  name: string
  contentTypes: readonly string[]
  maxBytes: number
  /** How it may sign; a connection names exactly one, and there is no falling back to another. */
  schemes: Readonly<Record<string, Verify>>
  /** Headers worth keeping with the body. */
  keepHeaders: readonly string[]
  split(body: unknown, given: { account: Account; fallbackKey: string }): Item[]
  parse(item: Item): Told
  handshake?: Handshake
}
