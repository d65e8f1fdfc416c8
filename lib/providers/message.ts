/** What people write to us, in our words, whatever the channel. All text is fit for Postgres. */
export type Sender = {
  /** Where it was written: WhatsApp, whoever carries it, or a text message. */
  channel: "whatsapp" | "sms"
  /** E.164 with +, or the provider's user id where it hides the number. */
  address: string
  /** The provider's own id of the person, where it gives one. */
  userId: string | null
  username: string | null
  name: string | null
}

export type MessageKind =
  | "text"
  | "image"
  | "audio"
  | "video"
  | "document"
  | "sticker"
  | "location"
  | "contacts"
  | "interactive"
  | "button"
  | "order"
  | "unsupported"

export type Media = {
  id: string | null
  mime: string | null
  /** Bytes, where it is told. */
  size?: number
  sha256?: string
  fileName?: string
  /** Recorded in the chat, not a sound file. */
  voice?: true
  animated?: true
}

export type Place = {
  latitude: number
  longitude: number
  name?: string
  address?: string
  live?: true
}

export type Card = { name: string; organization?: string; phones: string[]; emails: string[] }

/** What a message holds besides the person's own words. Stored as `Message.detail`. */
export type MessageDetail = {
  media?: Media
  place?: Place
  cards?: Card[]
  /** A button or list entry chosen, or a form answered. */
  choice?: { id: string | null; description?: string; answers?: { question: string; answer: string }[] }
  order?: { items: { id: string; quantity: number; price: string | null }[] }
  /** Why the provider could not pass it on. */
  errors?: { code: string; title: string }[]
  forwarded?: "once" | "often"
  /** It came by an advertisement. */
  ad?: true
  /** The product of a catalogue it asks about. */
  product?: string
  /** One of ours that was written on the clinic's own phone, past the console. */
  fromPhone?: true
}

/** The advertisement somebody came from. */
export type Referral = {
  source: string | null
  headline: string | null
  url: string | null
  clickId: string | null
}

export type InboundMessage = {
  externalId: string
  from: Sender
  kind: MessageKind
  /** The person's own words; empty where there are none. */
  text: string
  detail: MessageDetail | null
  /** The provider's id of the message it answers. */
  replyTo: string | null
  referral: Referral | null
  /** The files it came with, as far as the body holds them or says where they are; the first is `detail.media`. */
  files?: readonly File[]
}

export type File = Media & { bytes?: Uint8Array }

/** The clinic's own phone wrote, past the console: ours, and nobody's enquiry. */
export type Echo = Omit<InboundMessage, "referral" | "from"> & { to: Sender }

/** Somebody called, and nobody could take it. */
export type Call = { from: { channel: "voice"; address: string } }

/** How the phone behind a connection stands. */
export type LineState = { state: "open" | "connecting" | "close"; reason: string | null }

/** Its writer changed or deleted a message. May come before the message. */
export type MessageChange = {
  externalId: string
  /** Null: it is not told, and is whoever wrote the message. */
  from: Sender | null
  target: string
  kind: "edit" | "revoke"
  /** The new words; empty for revoke. */
  text: string
}

export type Reaction = {
  externalId: string
  from: Sender
  target: string
  /** Empty: taken back. */
  emoji: string
}

/** A person's number or user id is another one from now on. */
export type AddressMove = {
  from: { address: string | null; userId: string | null }
  to: { address: string | null; userId: string | null }
}

/** A decision about a purpose of consent that was taken inside the provider's app. */
export type Preference = {
  key: string
  from: Pick<Sender, "address" | "userId" | "channel">
  purpose: "marketing_whatsapp"
  status: "granted" | "withdrawn"
}

/** The provider warns us of something a person must look after. In the product's own words. */
export type Warning = { key: string; title: string; why: string }

export type MessageStatus = {
  externalId: string
  /** What we gave along when it was sent: the message's own id. */
  ref?: string
  status: "sent" | "delivered" | "read" | "failed"
  because: string | null
}
