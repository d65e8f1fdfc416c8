import { parsePhoneNumberFromString } from "libphonenumber-js/min"

/** "+40 712 345 678": digits grouped as people say them. What is no phone number stays as it is. */
export function spokenPhone(address: string): string {
  if (!/^\+\d{6,15}$/.test(address)) return address
  return parsePhoneNumberFromString(address)?.formatInternational() ?? address
}
