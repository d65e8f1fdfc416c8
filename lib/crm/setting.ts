import { z } from "zod"
import type { Setting } from "@/lib/clinics/settings"
import {
  DIRECTIONS,
  type Direction,
  directionsOf,
  FIELD_NAMES,
  FIELDS,
  type Field,
  fieldSpec,
  type Mapping,
  NEVER_ASKED,
  NEW_CONTACTS,
  type NeverAsked,
  type NewContacts,
} from "@/lib/crm/words"

const keysOf = <T extends string>(given: Readonly<Record<T, string>>) => Object.keys(given) as [T, ...T[]]

export const Property = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9_]{0,99}$/, "A property's internal name, such as rounds_score.")

const FieldChoice = z.object({
  property: Property.nullable(),
  direction: z.enum(keysOf<Direction>(DIRECTIONS)),
})

const CrmSettings = z.object({
  fields: z.partialRecord(z.enum(FIELD_NAMES as [Field, ...Field[]]), FieldChoice).default({}),
  neverAsked: z.enum(keysOf<NeverAsked>(NEVER_ASKED)).default("own_records"),
  newContacts: z.enum(keysOf<NewContacts>(NEW_CONTACTS)).default("ignore"),
  /** Member → the number of that owner at HubSpot. */
  owners: z.record(z.uuid(), z.string().regex(/^\d{1,20}$/)).default({}),
})
export type CrmSettings = z.output<typeof CrmSettings>

export const HUBSPOT_FIELDS: Setting<typeof CrmSettings> = { key: "hubspot_fields", schema: CrmSettings }

/** What goes where, in the order of the table; what is off is left out. */
export const mappingOf = (settings: CrmSettings): Mapping =>
  FIELD_NAMES.flatMap((field) => {
    const { property, direction } = settings.fields[field] ?? FIELDS[field]
    return property ? [{ field, property, direction }] : []
  })

const blankIsOff = (value: unknown) => (value === undefined || value === "" ? null : value)

/** As the form sends it: `firstName.property`, `firstName.direction`, `owner.<member>`. */
export const ChangeMappingInput = z
  .record(z.string().max(100), z.string().max(120))
  .transform((given, context) => {
    const fields: CrmSettings["fields"] = {}
    const seen = new Map<string, Field>()
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message })
    for (const field of FIELD_NAMES) {
      const at = `${field}.property`
      const property = z.preprocess(blankIsOff, Property.nullable()).safeParse(given[at])
      const direction = directionsOf(field).find((one) => one === given[`${field}.direction`])
      if (!property.success) refuse(at, "A property's internal name, such as rounds_score.")
      else if (!direction && property.data) refuse(`${field}.direction`, "Choose one of these.")
      else if (property.data && seen.has(property.data))
        refuse(at, `${fieldSpec(seen.get(property.data) ?? field).name} is written there already.`)
      else fields[field] = { property: property.data, direction: direction ?? FIELDS[field].direction }
      if (property.success && property.data) seen.set(property.data, field)
    }
    const owners: CrmSettings["owners"] = {}
    for (const [name, value] of Object.entries(given)) {
      if (!name.startsWith("owner.") || name === "owner.property" || name === "owner.direction") continue
      const memberId = z.uuid().safeParse(name.slice("owner.".length))
      if (!memberId.success) refuse(name, "There is no such colleague.")
      else if (value.trim() === "") continue
      else if (!/^\d{1,20}$/.test(value.trim())) refuse(name, "Digits only, as HubSpot shows it.")
      else owners[memberId.data] = value.trim()
    }
    const known = /^(owner\.[0-9a-f-]{36}|\w+\.(property|direction))$/
    for (const name of Object.keys(given)) if (!known.test(name)) refuse(name, "There is no such field.")
    return { fields, owners }
  })

export const ChangeChoicesInput = z.strictObject({
  neverAsked: z.enum(keysOf<NeverAsked>(NEVER_ASKED), { error: "Choose one of these." }),
  newContacts: z.enum(keysOf<NewContacts>(NEW_CONTACTS), { error: "Choose one of these." }),
})
