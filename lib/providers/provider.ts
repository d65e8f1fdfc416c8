import type { CrmChange } from "@/lib/providers/hubspot/shape"
import type { Enquiry } from "@/lib/providers/lead-form/shape"
import type {
  AddressMove,
  Call,
  Echo,
  InboundMessage,
  LineState,
  MessageChange,
  MessageStatus,
  Preference,
  Reaction,
  Warning,
} from "@/lib/providers/message"
import type { SoftwareNews } from "@/lib/providers/software-news"
import type { RatingNotice } from "@/lib/providers/whatsapp/template-notice"

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
  | { say: "echo"; echo: Echo }
  | { say: "line"; line: LineState }
  | { say: "call"; call: Call }
  | { say: "change"; change: MessageChange }
  | { say: "reaction"; reaction: Reaction }
  | { say: "move"; move: AddressMove }
  | { say: "preference"; preference: Preference }
  | { say: "warning"; warning: Warning; notice?: RatingNotice }
  | { say: "rating"; notice: RatingNotice }
  | { say: "status"; status: MessageStatus }
  | { say: "form"; form: Enquiry }
  | { say: "crm"; change: CrmChange }
  | { say: "software"; news: SoftwareNews }
  | { say: "ignored" | "quarantined"; reason: string }

export type { InboundMessage, MessageStatus } from "@/lib/providers/message"

/** Which of the secrets matched: 1 is the newest. Null: refuse. `token` is the end of the address, for `path` providers. */
export type Verify = (given: {
  headers: Headers
  body: Uint8Array
  secrets: Secrets
  token?: string
  /** What a signature may cover besides the body; the address as it is known outside, not as the request names it. */
  method?: string
  url?: string
  at?: Date
}) => number | null

export type Handshake = (
  params: URLSearchParams,
  verifyToken: string | undefined,
) => { status: 200; body: string } | { status: 400 | 403 }

/** Where a request came to, for providers that decide by more than a signature. */
export type Asked = {
  clinicId: string
  slug: string
  /** ISO 3166: how a local phone number is read. */
  country: string
  headers: Headers
  params: URLSearchParams
  /** `Connection.settings` and its secrets, where the clinic has a connection. */
  settings: unknown
  secrets: Secrets | undefined
  at: Date
}

/** The clinic as a caller hears of it. */
export type Door = { name: string; language: string }

/** A vendor that tells us things. */
export type InboundProvider = {
  name: string
  /**
   * Speaks of the software and not of a clinic: its events have none, its secrets are in `PlatformConnection`.
   * `path`: what authenticates it is the end of its address, and a wrong one is as unknown as any.
   */
  platform?: "signed" | "path"
  /** Its address may go on behind the clinic: with a secret where the scheme is one of the address, or with the event's name. */
  hasLongPath?: true
  /** Lower case, without parameters. */
  contentTypes: readonly string[]
  maxBytes: number
  /** How it may sign; a connection names exactly one, and there is no falling back to another. */
  schemes: Readonly<Record<string, Verify>>
  /**
   * In place of a signature, with the body read already: refuses by throwing, else says what is kept as `verifiedBy`.
   * A provider with it needs no connection at the clinic.
   */
  admit?(asked: Asked, body: unknown): string | Promise<string>
  /** The JSON text that stands for a form-encoded body; throws where there is none. */
  fromForm?(form: URLSearchParams): string
  /** Headers worth keeping with the body. */
  keepHeaders: readonly string[]
  /** Of what its address asks, what is kept with the body as if it were a header, and under which name. */
  keepParams?: Readonly<Record<string, string>>
  /** `headers` are those kept; absent only where they are no longer. */
  split(
    body: unknown,
    given: { account: Account; fallbackKey: string; headers?: Pick<Headers, "get"> },
  ): Item[]
  parse(item: Item): Told
  handshake?: Handshake
  /** What answers in place of our JSON once all is committed; undefined: our JSON. */
  reply?(body: unknown, door: Door): { type: string; text: string } | undefined
  /** What GET answers as JSON, for a sender that must ask before it may post; refuses by throwing. */
  issue?(asked: Asked): unknown
  /** Origins whose pages may call from a browser. Absent: none. */
  callers?(asked: Pick<Asked, "settings">): readonly string[]
  /** Anybody may send, without an account of ours: bounded per network and clinic. */
  isPublic?: true
  /** What is stored: the body itself, or JSON in its place without the secrets that the provider sends along. */
  redact?(body: Buffer, parsed: unknown): Buffer
}
