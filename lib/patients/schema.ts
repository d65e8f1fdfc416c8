import { z } from "zod"
import { Day } from "@/lib/inputs"
import {
  ADDABLE_CHANNELS,
  type Channel,
  DEFAULT_PATIENT_SORT,
  PATIENT_SORTS,
  PATIENT_SOURCES,
  type PatientSource,
  RELATION_KINDS,
  type RelationKind,
} from "@/lib/patients/words"

/** Any short text: a malformed id is answered like an unknown one. */
export const Id = z.string().max(64)
export const Reason = z.string().trim().min(3, "Say why, in a few words.").max(500, "At most 500 characters.")
export const Key = z.uuid("The form is out of date. Load the page again.")
/** A form's tick box. */
export const Ticked = z
  .union([z.literal("on"), z.literal(""), z.boolean()])
  .optional()
  .transform((value) => value === "on" || value === true)
export const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .optional()
    .transform((text) => text || undefined)

export const Name = z
  .string({ error: "Give a name." })
  .trim()
  .min(1, "Give a name.")
  .max(120, "At most 120 characters.")
export const Language = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^([a-z]{2,3})?$/, "Choose a language.")
  .optional()
  .transform((code) => code || undefined)
export const BirthDate = z
  .union([z.literal(""), Day])
  .optional()
  .transform((day) => day || undefined)

const listOf = <T extends string>(words: readonly T[]) =>
  z
    .string()
    .max(200)
    .transform((text, context): readonly T[] => {
      const chosen = text.split(",").flatMap((word) => words.find((one) => one === word) ?? [])
      if (chosen.length !== text.split(",").length)
        context.addIssue({ code: "custom", message: "There is no such choice." })
      return [...new Set(chosen)]
    })

export const PatientFilters = z.object({
  q: z.string().trim().max(80).optional(),
  source: listOf(PATIENT_SOURCES).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, "There is no such choice.")
    .optional(),
  lead: z.enum(["open", "none"], { error: "Choose open or none." }).optional(),
  sort: z.enum(PATIENT_SORTS).default(DEFAULT_PATIENT_SORT),
  cursor: z.string().max(500).optional(),
})
export type PatientFilters = z.output<typeof PatientFilters>
export type PatientFiltersInput = z.input<typeof PatientFilters>

export const PatientIdInput = z.object({ id: Id })

export const CreatePatientInput = z.object({
  key: Key,
  name: Name,
  phone: optionalText(40),
  email: z.union([z.literal(""), z.email("This is not an e-mail address.")]).optional(),
  language: Language,
  birthDate: BirthDate,
  /** Make the record although somebody alike is known. */
  anyway: Ticked,
})
export type CreatedPatient = {
  id: string | null
  known: KnownPatient[]
  /** What of it is also somebody's whom the role does not see. */
  elsewhere: ("number" | "email")[]
}
/** Somebody who may be meant, and why it looks so. */
export type KnownPatient = { id: string; name: string; because: "number" | "email" | "name" }

export const ChangePatientInput = z.object({ id: Id, name: Name, birthDate: BirthDate, language: Language })

export const AddContactInput = z.object({
  id: Id,
  channel: z.enum(ADDABLE_CHANNELS, { error: "Choose a kind." }),
  address: z.string().trim().min(1, "Give the number or address.").max(200),
  label: optionalText(40),
  /** Somebody else has it too, and that is right. */
  shared: Ticked,
})
export const ContactOfInput = z.object({ id: Id, contactId: Id })
export const LabelContactInput = ContactOfInput.extend({ label: optionalText(40) })
export const RemoveContactInput = ContactOfInput.extend({
  /** It is the last one, and shall go all the same. */
  evenLast: Ticked,
})

export const AddRelativeInput = z.object({
  id: Id,
  relativeId: z.uuid("Choose a person."),
  kind: z.enum(RELATION_KINDS, { error: "Choose what they are to the patient." }),
})
export const RemoveRelativeInput = z.object({ id: Id, relativeId: z.uuid("Choose a person.") })

export const AddPatientNoteInput = z.object({
  id: Id,
  key: Key,
  body: z.string().trim().min(1, "Write the note first.").max(4_000, "At most 4,000 characters."),
})

export type OpenLead = {
  id: string
  /** Null where the role may not see scores, and until scored. */
  classification: string | null
  urgency: string
  status: string
}

export type PatientRow = {
  id: string
  name: string
  /** The first address, digits grouped; masked to the last two digits in a masked view. */
  address: string | null
  moreAddresses: number
  language: string | null
  openLead: OpenLead | null
  lastContactAt: string | null
  source: PatientSource
  createdAt: string
}

export type PatientView = {
  masked: boolean
  scores: boolean
  search: boolean
  write: boolean
  import: boolean
  merge: boolean
}
export type PatientPage = {
  rows: PatientRow[]
  nextCursor: string | null
  view: PatientView
  /** The search found more patients than it looks at. */
  isCut: boolean
}

export type PatientContactRow = {
  id: string
  channel: Channel
  /** Null where it is masked. */
  address: string | null
  spoken: string
  username: string | null
  label: string | null
  isPrimary: boolean
  /** Others who use it, as far as they are in reach. */
  alsoOf: { id: string; name: string }[]
  /** Others beyond that. */
  others: number
}

export type PatientLead = {
  id: string
  status: string
  source: string
  score: number | null
  classification: string | null
  urgency: string
  owner: string | null
  isOpen: boolean
  createdAt: string
  lastMessageAt: string | null
}

export type PatientDetail = {
  patient: {
    id: string
    name: string
    language: string | null
    /** 1984-05-30; null where not known or masked. */
    birthDate: string | null
    age: number | null
    source: PatientSource
    externalRef: string | null
    since: string
  }
  /** Set when this record became another: everything is there. */
  mergedIntoId: string | null
  contacts: PatientContactRow[]
  relatives: { id: string; name: string; kind: RelationKind; inReach: boolean }[]
  leads: PatientLead[]
  moreLeads: number
  merges: { id: string; name: string; at: string; by: string }[]
  may: {
    write: boolean
    merge: "do" | "propose" | null
    accesses: boolean
    audit: boolean
    tasks: boolean
    requests: boolean
    consents: boolean
  }
  view: PatientView
}
