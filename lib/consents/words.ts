export const PURPOSES = {
  data_processing: "Keeping and using their data",
  marketing_whatsapp: "Offers by WhatsApp",
  marketing_email: "Offers by e-mail",
  marketing_sms: "Offers by SMS",
  appointment_reminders: "Appointment reminders",
  treatment_updates: "News about their treatment",
  call_recording: "Recording of calls",
  ai_processing: "Use of automatic assistants",
  third_party_sharing: "Sharing with others",
} as const satisfies Record<string, string>
export type Purpose = keyof typeof PURPOSES

export const CONSENT_STATUSES = ["granted", "denied", "withdrawn", "expired", "pending"] as const
export type ConsentStatus = (typeof CONSENT_STATUSES)[number]

/** How long a granted consent holds. */
export const CONSENT_MONTHS = 24
