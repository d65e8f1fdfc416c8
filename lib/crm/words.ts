/** ours: written each time. theirs: taken over from there. empty: whichever side has none is filled. new: only with a new contact. */
export const DIRECTIONS = {
  ours: "Rounds wins",
  theirs: "HubSpot wins",
  empty: "Fill what is empty",
  new: "Only for a new contact",
} as const satisfies Record<string, string>
export type Direction = keyof typeof DIRECTIONS

type FieldSpec = {
  name: string
  /** Where it is written unless the clinic says otherwise; null: nowhere. */
  property: string | null
  direction: Direction
  /** What it is usually called there, offered where it is off. */
  usual: string
  /** HubSpot's value can be taken over. */
  taken?: true
}

/** What of a person may stand in the CRM. Never what they wrote, nor anything clinical. */
export const FIELDS = {
  firstName: {
    name: "First name",
    property: "firstname",
    direction: "ours",
    usual: "firstname",
    taken: true,
  },
  lastName: { name: "Last name", property: "lastname", direction: "ours", usual: "lastname", taken: true },
  phone: { name: "Phone", property: "phone", direction: "ours", usual: "phone", taken: true },
  email: { name: "E-mail", property: "email", direction: "ours", usual: "email", taken: true },
  lifecycle: {
    name: "Lifecycle stage",
    property: "lifecyclestage",
    direction: "new",
    usual: "lifecyclestage",
  },
  leadStatus: { name: "Lead status", property: null, direction: "ours", usual: "hs_lead_status" },
  language: { name: "Language", property: null, direction: "empty", usual: "hs_language", taken: true },
  owner: { name: "Owner", property: null, direction: "ours", usual: "hubspot_owner_id" },
  score: { name: "Score", property: null, direction: "ours", usual: "rounds_score" },
  classification: { name: "Class", property: null, direction: "ours", usual: "rounds_class" },
  urgency: { name: "Urgency", property: null, direction: "ours", usual: "rounds_urgency" },
  source: { name: "Source", property: null, direction: "new", usual: "rounds_source" },
  utmSource: { name: "Campaign source", property: null, direction: "new", usual: "utm_source" },
  utmMedium: { name: "Campaign medium", property: null, direction: "new", usual: "utm_medium" },
  utmCampaign: { name: "Campaign", property: null, direction: "new", usual: "utm_campaign" },
  keepingConsent: {
    name: "Consent: keeping data",
    property: null,
    direction: "ours",
    usual: "rounds_consent_data",
  },
  offersConsent: {
    name: "Consent: offers",
    property: null,
    direction: "ours",
    usual: "rounds_consent_offers",
  },
} as const satisfies Record<string, FieldSpec>

export type Field = keyof typeof FIELDS
export const FIELD_NAMES = Object.keys(FIELDS) as Field[]
export const isField = (name: string): name is Field => Object.hasOwn(FIELDS, name)
export const fieldSpec = (field: Field): FieldSpec => FIELDS[field]

/** HubSpot's value of some fields is a judgement of ours: nothing is taken over there. */
export const directionsOf = (field: Field): Direction[] =>
  (Object.keys(DIRECTIONS) as Direction[]).filter((one) => one !== "theirs" || fieldSpec(field).taken)

export type Mapped = { field: Field; property: string; direction: Direction }
export type Mapping = readonly Mapped[]

/** Who was never asked whether their data may be shared. */
export const NEVER_ASKED = {
  own_records: "Write them: it is the clinic's own list, kept by a processor",
  leave: "Leave them out until they agree",
} as const satisfies Record<string, string>
export type NeverAsked = keyof typeof NEVER_ASKED

/** A contact that is made there and that nobody here is known by. */
export const NEW_CONTACTS = {
  ignore: "Leave it there",
  patient: "Make a patient here",
} as const satisfies Record<string, string>
export type NewContacts = keyof typeof NEW_CONTACTS

/** How a difference was settled. */
export const SETTLED = {
  ours: "Kept ours",
  theirs: "Took theirs",
  ignored: "Left as it is",
  agreed: "The same again",
  ended: "No longer linked",
} as const satisfies Record<string, string>

export const SETTLE_HOW = ["ours", "theirs", "ignored"] as const
export type SettleHow = (typeof SETTLE_HOW)[number]

/** Why nothing is written for somebody, or why it failed. */
export const PROBLEMS: Readonly<Record<string, string>> = {
  sharing_not_agreed: "Does not agree that their data go to others",
  invalid_payload: "HubSpot cannot use a value",
  no_address: "Neither a number nor an e-mail address is known",
  erased_there: "Erased at HubSpot on the person's demand",
  deleted_there: "Deleted at HubSpot; nobody has said to write it again",
  restricted: "Their data is restricted: kept, and nothing else done with it",
  changed_meanwhile: "Changed at HubSpot at the same moment",
  not_answered: "HubSpot said nothing about this one",
  not_connected: "HubSpot is not connected",
  too_many: "HubSpot asks for a pause",
  token: "HubSpot refuses the access token",
  partner_down: "HubSpot does not answer as it should",
}
export const problemWords = (reason: string): string => PROBLEMS[reason] ?? "HubSpot did not take it"

/** When it happened to a link. */
export const BECAUSE: Readonly<Record<string, string>> = {
  "contact.deletion": "Deleted at HubSpot",
  "contact.privacyDeletion": "Erased at HubSpot on the person's demand",
  not_found: "No longer found at HubSpot",
}
export const DRIFT_PAGE = 25
export const PORTION = 100
