import { PURPOSES } from "@/lib/consents/words"
import { CONSENT_PREFIX, FIELDS, type Field, type Target } from "@/lib/imports/words"
import { foldName } from "@/lib/patients/rules"

/** As lists in English, Romanian and German head them; folded, signs left out. */
const HEADINGS: Record<Field, readonly string[]> = {
  name: [
    "name",
    "full name",
    "patient",
    "patient name",
    "nume complet",
    "nume si prenume",
    "pacient",
    "nume pacient",
    "vollstandiger name",
    "patientenname",
  ],
  firstName: [
    "first name",
    "given name",
    "forename",
    "firstname",
    "prenume",
    "prenumele",
    "vorname",
    "rufname",
  ],
  lastName: [
    "last name",
    "surname",
    "family name",
    "lastname",
    "nume",
    "numele",
    "nume de familie",
    "nachname",
    "familienname",
    "zuname",
  ],
  phone: [
    "phone",
    "phone number",
    "mobile",
    "mobile number",
    "telephone",
    "tel",
    "cell",
    "whatsapp",
    "telefon",
    "numar de telefon",
    "nr telefon",
    "nr tel",
    "mobil",
    "telefonnummer",
    "handy",
    "handynummer",
    "rufnummer",
  ],
  email: [
    "email",
    "e mail",
    "mail",
    "email address",
    "e mail address",
    "adresa email",
    "adresa de email",
    "mail adresse",
    "e mail adresse",
  ],
  birthDate: [
    "birth date",
    "birthdate",
    "date of birth",
    "dob",
    "birthday",
    "born",
    "data nasterii",
    "data nastere",
    "nascut",
    "geburtsdatum",
    "geburtstag",
    "geb datum",
    "geboren",
    "geboren am",
  ],
  language: ["language", "lang", "limba", "sprache"],
  // Not a bare `No`, `Nr` or `ID`: as a rule that counts the lines of this one list.
  externalRef: [
    "patient id",
    "patient number",
    "patient no",
    "external id",
    "external ref",
    "nr fisa",
    "numar fisa",
    "cod pacient",
    "id pacient",
    "nr pacient",
    "patientennummer",
    "patienten id",
    "kundennummer",
  ],
}

export const headingOf = (text: string): string => foldName(text.replace(/[^\p{L}\p{N}]+/gu, " "))

/** Which column holds what, as far as its heading says. Each is guessed once; the first such column counts. */
export function guessColumns(headings: readonly string[]): (Target | null)[] {
  const taken = new Set<Target>()
  const folded = headings.map(headingOf)
  const found = folded.map((heading): Target | null => {
    const consent = consentOf(heading)
    const field = (Object.keys(FIELDS) as Field[]).find((one) => HEADINGS[one].includes(heading))
    const target = consent ?? field ?? null
    if (!target || taken.has(target)) return null
    taken.add(target)
    return target
  })
  // "Nume" beside no "Prenume" is the whole name.
  if (taken.has("lastName") && !taken.has("firstName") && !taken.has("name"))
    return found.map((one) => (one === "lastName" ? "name" : one))
  return found
}

function consentOf(heading: string): Target | null {
  const purpose = heading.replace(/ /g, "_")
  if (!purpose.startsWith(CONSENT_PREFIX)) return null
  return Object.hasOwn(PURPOSES, purpose.slice(CONSENT_PREFIX.length)) ? (purpose as Target) : null
}

export const isTarget = (text: string): text is Target =>
  Object.hasOwn(FIELDS, text) || consentOf(headingOf(text)) === text
