import { z } from "zod"
import { blankIsAbsent, Id, optional } from "@/lib/appointments/schema"
import {
  LONGEST_MINUTES,
  LONGEST_NAME,
  MOST_BUFFER,
  SERVICE_LANGUAGES,
  type ServiceLanguage,
  SHORTEST_MINUTES,
  STEPS,
} from "@/lib/services/words"

const Name = z.string().trim().min(1, "Give a name.").max(LONGEST_NAME, "Keep it under 100 characters.")
const Buffer = z.coerce
  .number("Give minutes.")
  .int("Give minutes.")
  .min(0, "Give minutes.")
  .max(MOST_BUFFER, "At most four hours.")

const Shown = {
  name: Name,
  names: z.partialRecord(z.enum(SERVICE_LANGUAGES), z.preprocess(blankIsAbsent, Name.optional())).default({}),
  minutes: z.coerce
    .number("Give minutes.")
    .int("Give minutes.")
    .min(SHORTEST_MINUTES, "At least 5 minutes.")
    .max(LONGEST_MINUTES, "At most 12 hours."),
  bufferBeforeMinutes: Buffer.default(0),
  bufferAfterMinutes: Buffer.default(0),
  stepMinutes: z.coerce
    .number()
    .refine((n) => STEPS.some((step) => step === n), "Choose a step.")
    .default(15),
  needsRoom: z.boolean().default(true),
  /** Rooms it is done in; any where none is named. */
  roomIds: z.array(Id).max(200).default([]),
  recallMonths: optional(
    z.coerce.number().int("Give months.").min(1, "Give months.").max(60, "At most five years."),
  ),
  /** In the clinic's currency, as it is written: 250 or 250.50. */
  price: optional(
    z
      .string()
      .trim()
      .regex(/^\d{1,7}([.,]\d{1,2})?$/, "Give a price, such as 250 or 250.50."),
  ),
}

export const AddServiceInput = z.strictObject({
  key: z.uuid("The form is out of date. Load the page again."),
  ...Shown,
})
export const ChangeServiceInput = z.strictObject({ id: Id, ...Shown })
export type ServiceInput = Omit<z.output<typeof ChangeServiceInput>, "id">
export { MoveInput, RetireInput } from "@/lib/practitioners/schema"

export type ServiceRow = {
  id: string
  name: string
  names: Partial<Record<ServiceLanguage, string>>
  minutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  stepMinutes: number
  needsRoom: boolean
  rooms: { id: string; name: string }[]
  recallMonths: number | null
  priceMinor: number | null
  practitioners: { name: string; colour: number; minutes: number | null }[]
  isRetired: boolean
}
export type ServiceList = {
  rows: ServiceRow[]
  rooms: { id: string; name: string }[]
  currency: string
  may: { write: boolean }
}
