import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min"

/** "+40 712 345 678": digits grouped as people say them. What is no phone number stays as it is. */
export function spokenPhone(address: string): string {
  if (!/^\+\d{6,15}$/.test(address)) return address
  return parsePhoneNumberFromString(address)?.formatInternational() ?? address
}

/** E.164 of what a person typed, read as in `country` (ISO 3166) where it has no country of its own; null: no number. */
export function toE164(typed: string, country: string): string | null {
  const given = typed.trim().replace(/^00(?=[1-9])/, "+")
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined
  const number = /[a-z@]/i.test(given) ? undefined : parsePhoneNumberFromString(given, home)
  return number?.isPossible() ? number.number : null
}
