import { PATIENT_WORDS, type PatientLanguage } from "@/lib/consents/patient-phrases"
import type { ReceiptRecord } from "@/lib/consents/receipt-shape"
import { type Purpose, purposesOf } from "@/lib/consents/words"
import type { ClinicInfo } from "@/lib/ctx"
import { toDate } from "@/lib/time"

export type Line = { look: "title" | "head" | "strong" | "text" | "soft" | "rule"; text: string }

const STATES = {
  consent_given: "granted",
  consent_refused: "denied",
  consent_withdrawn: "withdrawn",
} as const

/** What a receipt says, line by line, in the words of a language; what stands in it by its own language stays. */
export function linesOf(record: ReceiptRecord, language: PatientLanguage, clinic: ClinicInfo): Line[] {
  const words = PATIENT_WORDS[language]
  const day = (at: string) =>
    new Intl.DateTimeFormat(language === "ar" ? "ar-u-nu-latn" : language, {
      dateStyle: "long",
      timeZone: clinic.timeZone,
    }).format(toDate(at))
  const named = (id: string): Purpose | undefined => purposesOf([id])[0]
  const { processing } = record
  const [controller] = record.party_identification
  const officer = record.party_identification.find((one) => one.party_role === "data_protection_officer")
  const lines: Line[] = [
    { look: "soft", text: clinic.name },
    { look: "title", text: words.receiptTitle },
    { look: "soft", text: words.receiptLead },
    { look: "rule", text: "" },
    { look: "text", text: `${words.number}: ${record.receipt_id}` },
    { look: "text", text: `${words.made}: ${day(record.receipt_time)}` },
    { look: "text", text: `${words.person}: ${record.pii_principal_id}` },
    { look: "rule", text: "" },
  ]
  for (const event of record.events) {
    const purpose = named(event.purpose_id)
    const detail = processing.purposes.find((one) => one.purpose_id === event.purpose_id)
    const isOwn = record.language === language
    const state = words.states[STATES[event.event_state]]
    const until = event.valid_until ? ` (${words.until.replace("{day}", day(event.valid_until))})` : ""
    lines.push(
      {
        look: "head",
        text: `${raised(purpose ? words.names[purpose] : event.purpose_id)}: ${state}${until}`,
      },
      {
        look: "text",
        text: (isOwn ? detail?.purpose_description : purpose && words.sentences[purpose]) ?? "",
      },
      {
        look: "soft",
        text: `${day(event.event_time)}, ${words.methods[event.event_type]}. ${words.basis}: ${words.consentBasis}.`,
      },
    )
  }
  lines.push({ look: "rule", text: "" })
  const pair = (label: string, text: string | null | undefined) =>
    text && lines.push({ look: "strong", text: label }, { look: "text", text })
  pair(words.controller, controller?.party_name)
  pair(words.address, controller?.party_address)
  pair(words.contact, controller?.party_contact)
  pair(words.officer, officer?.party_name)
  pair(words.policy, [processing.policy_title, processing.policy_version].filter(Boolean).join(", "))
  pair(words.jurisdiction, processing.purposes[0]?.jurisdiction)
  pair(words.kept, words.keptText)
  pair(words.rights, words.rightsText)
  pair(words.how, words.howText)
  lines.push(
    { look: "rule", text: "" },
    { look: "soft", text: `${record.schema_version} · ${record.record_id}` },
  )
  return lines
}

const raised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
