import { filled, PATIENT_WORDS, type PatientLanguage } from "@/lib/consents/patient-phrases"
import type { Policy } from "@/lib/consents/policy"
import { RECEIPT_SCHEMA, type ReceiptRecord } from "@/lib/consents/receipt-shape"
import { CONSENT_MONTHS, type ConsentMethod, type Purpose } from "@/lib/consents/words"

export type ReceiptGiven = {
  receiptId: string
  recordId: string
  /** Not the patient's number: a name that only this receipt uses. */
  principalId: string
  language: PatientLanguage
  madeAt: Date
  clinic: { name: string; country: string }
  policy: Policy | null
  policyVersion: string | null
  decisions: readonly {
    consentId: string
    purpose: Purpose
    status: "granted" | "denied" | "withdrawn"
    method: ConsentMethod
    decidedAt: Date
    expiresAt: Date | null
  }[]
}

/** The record of a set of decisions, in the shape of ISO/IEC TS 27560. Pure. */
export function receiptRecord(given: ReceiptGiven): ReceiptRecord {
  const { policy, decisions, language, clinic } = given
  const words = PATIENT_WORDS[language]
  const controller = policy?.controller ?? { name: clinic.name, address: "", contact: "", officer: "" }
  const url = policy?.privacyUrl ?? ""
  const party = { party_address: controller.address, party_url: url }
  return {
    schema_version: RECEIPT_SCHEMA,
    record_id: given.recordId,
    receipt_id: given.receiptId,
    receipt_time: given.madeAt.toISOString(),
    pii_principal_id: given.principalId,
    language,
    processing: {
      privacy_notice: url,
      policy_title: policy?.title ?? "",
      policy_version: given.policyVersion,
      purposes: decisions.map(({ purpose, method }) => ({
        purpose_id: purpose,
        purpose: words.names[purpose],
        purpose_description: policy?.texts[language]?.purposes[purpose] || words.sentences[purpose],
        lawful_basis: "consent",
        pii_information: DATA[purpose].map((kind) => ({
          pii_type: kind,
          pii_optional: purpose !== "data_processing",
          sensitive_pii_category: kind === "health",
          special_pii_category: kind === "health",
        })),
        pii_controllers: ["controller"],
        collection_method: method,
        processing_method: [
          "collect",
          "store",
          "use",
          ...(purpose === "third_party_sharing" ? ["disclose"] : []),
        ],
        retention_period: `P${CONSENT_MONTHS}M`,
        recipient_third_parties:
          purpose === "third_party_sharing" ? ["laboratories", "insurers", "other clinics"] : [],
        withdrawal_method: filled(words.howText, { clinic: clinic.name }),
        privacy_rights: [
          "access",
          "rectification",
          "erasure",
          "restriction",
          "portability",
          "objection",
          "complaint",
        ],
        jurisdiction: policy?.jurisdiction ?? clinic.country,
      })),
    },
    party_identification: [
      {
        ...party,
        party_id: "controller",
        party_role: "pii_controller",
        party_name: controller.name,
        party_contact: controller.contact,
      },
      ...(controller.officer
        ? [
            {
              ...party,
              party_id: "officer",
              party_role: "data_protection_officer" as const,
              party_name: controller.officer,
              party_contact: controller.officer,
            },
          ]
        : []),
    ],
    events: decisions.map((one) => ({
      event_id: one.consentId,
      purpose_id: one.purpose,
      event_time: one.decidedAt.toISOString(),
      event_type: one.method,
      event_state: STATES[one.status],
      entity_id: given.principalId,
      validity_duration: one.status === "granted" ? `P${CONSENT_MONTHS}M` : null,
      valid_until: one.status === "granted" ? (one.expiresAt?.toISOString() ?? null) : null,
    })),
  }
}

const STATES = {
  granted: "consent_given",
  denied: "consent_refused",
  withdrawn: "consent_withdrawn",
} as const

/** What kinds of data each purpose touches. */
const DATA: Readonly<Record<Purpose, readonly string[]>> = {
  data_processing: ["name", "contact", "messages", "health"],
  marketing_whatsapp: ["name", "phone"],
  marketing_email: ["name", "email"],
  marketing_sms: ["name", "phone"],
  appointment_reminders: ["name", "phone", "appointments"],
  treatment_updates: ["name", "phone", "health"],
  call_recording: ["voice", "health"],
  ai_processing: ["messages", "health"],
  third_party_sharing: ["name", "contact", "health"],
}
