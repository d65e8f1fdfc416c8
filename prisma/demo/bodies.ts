import { addMs } from "@/lib/time"
import type { DemoClinic } from "@/prisma/demo/clinics"

export const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000))

/** What WhatsApp sends for one text message. */
export function textBody(
  clinic: DemoClinic,
  from: string,
  name: string,
  id: string,
  at: Date,
  text: string,
): object {
  const contacts = [{ profile: { name }, wa_id: from }]
  const messages = [{ from, id, timestamp: seconds(addMs(at, -1_200)), type: "text", text: { body: text } }]
  return wrap(clinic, clinic.phoneNumberId, "messages", messages, contacts)
}

export function wrap(
  clinic: DemoClinic,
  phoneNumberId: string,
  field: string,
  messages: object[],
  contacts: object[] = [],
): object {
  const metadata = { display_phone_number: clinic.displayNumber, phone_number_id: phoneNumberId }
  const value = { messaging_product: "whatsapp", metadata, contacts, messages }
  return {
    object: "whatsapp_business_account",
    entry: [{ id: "102290129340398", changes: [{ value, field }] }],
  }
}
