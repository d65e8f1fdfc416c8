import { z } from "zod"

/** As it stands in the record: the version of the specification it follows. */
export const RECEIPT_SCHEMA = "ISO/IEC TS 27560:2023"

const Instant = z.iso.datetime()

const Purpose = z.strictObject({
  purpose_id: z.string(),
  purpose: z.string().min(1),
  purpose_description: z.string().min(1),
  lawful_basis: z.literal("consent"),
  pii_information: z
    .array(
      z.strictObject({
        pii_type: z.string(),
        pii_optional: z.boolean(),
        sensitive_pii_category: z.boolean(),
        special_pii_category: z.boolean(),
      }),
    )
    .min(1),
  pii_controllers: z.array(z.string()).min(1),
  collection_method: z.string(),
  processing_method: z.array(z.string()).min(1),
  retention_period: z.string().regex(/^P\d+[DMY]$/),
  recipient_third_parties: z.array(z.string()),
  withdrawal_method: z.string(),
  privacy_rights: z.array(z.string()).min(1),
  jurisdiction: z.string(),
})

const Party = z.strictObject({
  party_id: z.string(),
  party_role: z.enum(["pii_controller", "data_protection_officer"]),
  party_name: z.string(),
  party_address: z.string(),
  party_contact: z.string(),
  party_url: z.string(),
})

const Event = z.strictObject({
  event_id: z.string(),
  purpose_id: z.string(),
  event_time: Instant,
  event_type: z.enum(["explicit", "double_opt_in", "in_person", "form", "import"]),
  event_state: z.enum(["consent_given", "consent_refused", "consent_withdrawn"]),
  entity_id: z.string(),
  validity_duration: z.string().nullable(),
  valid_until: Instant.nullable(),
})

/** A consent record and the receipt made from it: what was decided, with whom, for how long and how it ends. No name in it. */
export const ReceiptRecord = z.strictObject({
  schema_version: z.literal(RECEIPT_SCHEMA),
  record_id: z.string(),
  receipt_id: z.string(),
  receipt_time: Instant,
  pii_principal_id: z.string(),
  language: z.string(),
  processing: z.strictObject({
    privacy_notice: z.string(),
    policy_title: z.string(),
    policy_version: z.string().nullable(),
    purposes: z.array(Purpose).min(1),
  }),
  party_identification: z.array(Party).min(1),
  events: z.array(Event).min(1),
})
export type ReceiptRecord = z.infer<typeof ReceiptRecord>
