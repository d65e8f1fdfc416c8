export type SchemeSpec = {
  name: string
  /** How the sender shows that it is the sender. */
  how: string
  /** Where it shows it; null where the address itself is the secret. */
  header: string | null
  prefix?: string
  /** The provider made the secret; otherwise Rounds may make one up. */
  secretIsTheirs?: boolean
  /** Null: it has no secret of its own. */
  secretLabel: string | null
  /** The name of that header is ours to choose. */
  headerIsOurs?: true
  /** The address itself ends in the secret. */
  isPath?: true
}

export type ProviderSpec = {
  name: string
  what: string
  level: "clinic" | "platform"
  schemes: Readonly<Record<string, SchemeSpec>>
  /** What the provider calls the clinic's account, how it looks there, and what to say where it does not. */
  accountLabel?: string
  account?: { form: RegExp; hint: string }
  /** It sends from one of several numbers. */
  hasSender?: boolean
  /** Its server is the clinic's own: there is no usual address. */
  hasOwnServer?: boolean
  hasVerifyToken?: boolean
  /** It keeps templates under an account id of their own. */
  hasTemplates?: boolean
  hasAccessToken?: boolean
  /** What it calls that token, where it has a name of its own. */
  tokenLabel?: string
  hasForm?: boolean
  /** Rounds calls it, and it never calls Rounds. */
  isCalledOnly?: boolean
}

const META: SchemeSpec = {
  name: "Meta, app secret",
  how: "Meta signs each body with the app secret (HMAC-SHA256).",
  header: "x-hub-signature-256",
  prefix: "sha256=",
  secretIsTheirs: true,
  secretLabel: "App secret",
}

/** Every provider that can be connected. What is not built yet is not here. */
export const PROVIDERS: Readonly<Record<string, ProviderSpec>> = {
  whatsapp: {
    name: "WhatsApp",
    what: "Messages from patients, and what became of ours.",
    level: "clinic",
    schemes: {
      meta: META,
      "360dialog": {
        name: "360dialog, partner signature",
        how: "360dialog signs each body with the partner's secret (HMAC-SHA256).",
        header: "x-360dialog-signature",
        secretIsTheirs: true,
        secretLabel: "Partner secret",
      },
      "360dialog-header": {
        name: "360dialog, own header",
        how: "360dialog sends a header that is set at the webhook, with this secret as its value.",
        header: "x-rounds-token",
        headerIsOurs: true,
        secretLabel: "Header value",
      },
    },
    accountLabel: "Phone number id",
    hasVerifyToken: true,
    hasTemplates: true,
    hasAccessToken: true,
  },
  evolution: {
    name: "Evolution",
    what: "WhatsApp by a phone of the clinic's own, through its Evolution server.",
    level: "clinic",
    schemes: {
      jwt: {
        name: "Evolution, signed token",
        how: "Evolution makes a token for each call with the key set as jwt_key; it holds for ten minutes.",
        header: "authorization",
        secretLabel: "Token key",
      },
      "evolution-header": {
        name: "Evolution, own header",
        how: "Evolution sends a header that is set at the instance's webhook, with this secret as its value.",
        header: "x-rounds-token",
        headerIsOurs: true,
        secretLabel: "Header value",
      },
      "evolution-path": {
        name: "Evolution, token in the address",
        how: "For Evolution's global webhook, which sends no header: the end of the address is the secret.",
        header: null,
        isPath: true,
        secretLabel: "Token",
      },
    },
    accountLabel: "Instance",
    account: { form: /^[\w.-]{1,100}$/, hint: "The instance's name at Evolution: letters, digits, - and _." },
    hasAccessToken: true,
    hasOwnServer: true,
    tokenLabel: "Instance key",
  },
  twilio: {
    name: "Twilio",
    what: "Text messages (SMS), and who called the clinic's Twilio number.",
    level: "clinic",
    schemes: {
      "twilio-signature": {
        name: "Twilio, auth token",
        how: "Twilio signs the address and the fields with the account's auth token (HMAC-SHA1).",
        header: "x-twilio-signature",
        secretIsTheirs: true,
        secretLabel: "Auth token",
      },
    },
    accountLabel: "Account SID",
    account: { form: /^AC[0-9a-f]{32}$/i, hint: "It begins with AC, as Twilio's console shows it." },
    hasSender: true,
  },
  "lead-form": {
    name: "Lead form",
    what: "Enquiries from the clinic's website.",
    level: "clinic",
    schemes: {
      token: {
        name: "Signed form token",
        how: "Each form carries a token that Rounds signed; it counts once and for two hours.",
        header: null,
        secretLabel: null,
      },
    },
    hasForm: true,
  },
  hubspot: {
    name: "HubSpot",
    what: "Contacts: what Rounds writes there, and what becomes of it.",
    level: "clinic",
    schemes: {
      v3: {
        name: "HubSpot, signature v3",
        how: "HubSpot signs method, address, body and time with the app's client secret (HMAC-SHA256).",
        header: "x-hubspot-signature-v3",
        secretIsTheirs: true,
        secretLabel: "App client secret",
      },
      v1: {
        name: "HubSpot, signature v1",
        how: "An older app: SHA-256 of client secret and body. It knows no time, so take v3 where you can.",
        header: "x-hubspot-signature",
        secretIsTheirs: true,
        secretLabel: "App client secret",
      },
    },
    accountLabel: "Portal id",
    hasAccessToken: true,
  },
  openai: {
    name: "OpenAI",
    what: "A model that scores enquiries where the patient agreed. Any service that speaks OpenAI's API.",
    level: "clinic",
    schemes: {
      "api-key": {
        name: "API key",
        how: "Rounds shows the key when it asks; nothing comes in from there.",
        header: null,
        secretLabel: null,
      },
    },
    hasAccessToken: true,
    tokenLabel: "API key",
    isCalledOnly: true,
  },
  github: {
    name: "GitHub",
    what: "Pushes, releases and workflow runs of the software.",
    level: "platform",
    schemes: {
      "hub-signature": {
        ...META,
        name: "GitHub, webhook secret",
        how: "GitHub signs each body with the webhook's secret (HMAC-SHA256).",
        secretIsTheirs: false,
        secretLabel: "Webhook secret",
      },
    },
  },
  coolify: {
    name: "Coolify",
    what: "Deployments and server notices of the software.",
    level: "platform",
    schemes: {
      "path-token": {
        name: "Token in the address",
        how: "Coolify signs nothing: the end of the address is the secret.",
        header: null,
        isPath: true,
        secretLabel: "Token",
      },
    },
  },
  eas: {
    name: "Expo EAS",
    what: "Builds of the apps for phones, and what became of them at the stores.",
    level: "platform",
    schemes: {
      "expo-signature": {
        name: "Expo, webhook secret",
        how: "EAS signs each body with the webhook's secret (HMAC-SHA1).",
        header: "expo-signature",
        secretIsTheirs: false,
        secretLabel: "Webhook secret",
      },
    },
  },
}

export const LINE_STATES = { open: "Linked to WhatsApp", connecting: "Linking", close: "Not linked" } as const
export type LineState = keyof typeof LINE_STATES

export const providerSpec = (provider: string): ProviderSpec | undefined =>
  Object.hasOwn(PROVIDERS, provider) ? PROVIDERS[provider] : undefined

export const FORM_LANGUAGES = ["en", "ro", "de", "hi"] as const
export const FORM_LANGUAGE_NAMES: Record<(typeof FORM_LANGUAGES)[number], string> = {
  en: "English",
  ro: "Romanian",
  de: "German",
  hi: "Hindi",
}

/** What is no secret. */
export type ConnectionSettings = {
  apiBase: string | null
  headerName: string | null
  allowedOrigins: string[]
  language: (typeof FORM_LANGUAGES)[number] | null
  /** The number or messaging service that texts come from. */
  sender: string | null
  /** The WhatsApp Business Account that holds the templates. */
  wabaId: string | null
}

/** A connection as the console shows it; secrets are counted, never held. */
export type ConnectionView = {
  id: string
  level: "clinic" | "platform"
  provider: string
  scheme: string
  externalId: string | null
  settings: ConnectionSettings
  /** What to enter at the provider; for a token in the address without the token. */
  url: string
  active: boolean
  pausedAt: string | null
  rotatedAt: string | null
  testedAt: string | null
  testOutcome: string | null
  silentSince: string | null
  /** Since when the provider takes not our token: what comes in comes, and nothing goes out. */
  tokenRefusedAt: string | null
  /** How the phone behind it stands, where the provider tells. */
  line: { state: LineState; reason: string | null; at: string } | null
  createdAt: string
  /** No key opens its secrets: nothing that comes is let in until the key is back or they are set anew. */
  isSealed: boolean
  secretCount: number
  hasVerifyToken: boolean
  hasAccessToken: boolean
  newestUsedAt: string | null
  /** When the former secret was last the one that matched, within the week. */
  formerUsedAt: string | null
  lastSeenAt: string | null
  lastRefused: { reason: string; at: string } | null
  today: { received: number; accepted: number; duplicate: number; refused: number }
  /** Events that wait because it is paused. */
  held: number
}

export const FORMER_WATCHED_DAYS = 7
