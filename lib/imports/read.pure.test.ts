import { describe, expect, it } from "vitest"
import { guessColumns } from "@/lib/imports/columns"
import { decode } from "@/lib/imports/decode"
import { dayIn, readLine } from "@/lib/imports/line"
import { parseSheet } from "@/lib/imports/parse"

const RO = { country: "RO", today: "2026-11-22" }

describe("a file's text", () => {
  const text = "Nume;Oraș\nȘtefan Țîrlea;Iași"
  const utf16 = (big: boolean) => {
    const bytes = Buffer.from(text, "utf16le")
    return big ? bytes.swap16() : bytes
  }
  it.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8", Buffer.from(`\uFEFF${text}`)],
    ["utf-16le", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(false)])],
    ["utf-16be", Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(true)])],
    ["utf-16le", utf16(false)],
  ] as const)("is read as %s", (encoding, bytes) => {
    expect(decode(bytes, "RO")).toEqual({ text, encoding })
  })

  it("that says nothing of itself is read by the country's page", () => {
    const muller = Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72])
    expect(decode(muller, "DE")).toEqual({ text: "Müller", encoding: "windows-1252" })
    const tirlea = Buffer.from([0xde, 0xee, 0x72, 0x6c, 0x65, 0x61])
    expect(decode(tirlea, "RO")).toEqual({ text: "Ţîrlea", encoding: "windows-1250" })
  })

  it("is refused where it is none", () => {
    expect(() => decode(new Uint8Array(500), "RO")).toThrow("invalid_input")
  })
})

describe("lines", () => {
  it.each([",", ";", "\t"])("are parted at %j, quotation marks kept whole", (separator) => {
    const text = ["Name", "Note"]
      .join(separator)
      .concat(`\r\n"Pop${separator} Ana"${separator}"two\nlines"\r\n\r\nDan${separator}x`)
    expect(parseSheet(text)).toMatchObject({
      headings: ["Name", "Note"],
      separator,
      lines: [{ cells: [`Pop${separator} Ana`, "two\nlines"] }, { cells: ["Dan", "x"] }],
    })
  })
  it("follow a first line that names what parts them", () => {
    expect(parseSheet("sep=;\r\nNume;Telefon\r\nAna, Pop;0722")).toEqual({
      headings: ["Nume", "Telefon"],
      separator: ";",
      lines: [{ line: 3, cells: ["Ana, Pop", "0722"] }],
    })
  })
  it.each(["", "Name,Phone\n", `Name\n${"x\n".repeat(20_001)}`])(
    "are refused where there are none, or too many",
    (text) => {
      expect(() => parseSheet(text)).toThrow("invalid_input")
    },
  )
})

describe("headings", () => {
  it.each(["No", "Nr.", "Number", "ID", "Nummer", "Cod"])(
    "%s may be a count of lines: nobody's number",
    (heading) => {
      expect(guessColumns([heading, "Name", "Phone"])).toEqual([null, "name", "phone"])
    },
  )
  it.each([
    [
      ["Full name", "Mobile", "E-mail", "DOB"],
      ["name", "phone", "email", "birthDate"],
    ],
    [
      ["Nume", "Prenume", "Nr. telefon", "Data nașterii", "Limba"],
      ["lastName", "firstName", "phone", "birthDate", "language"],
    ],
    [
      ["Nume", "Telefon"],
      ["name", "phone"],
    ],
    [
      ["Patientennummer", "Vorname", "Nachname", "Handy", "Geburtsdatum"],
      ["externalRef", "firstName", "lastName", "phone", "birthDate"],
    ],
    [
      ["Name", "Name", "Shoe size"],
      ["name", null, null],
    ],
    [
      [
        "consent",
        "Marketing consent",
        "consent_marketing_email",
        "Consent: marketing whatsapp",
        "consent_anything",
      ],
      [null, null, "consent_marketing_email", "consent_marketing_whatsapp", null],
    ],
  ])("%j hold %j", (headings, targets) => expect(guessColumns(headings)).toEqual(targets))
})

describe("a day", () => {
  it.each([
    ["1984-05-30", "RO", "1984-05-30"],
    ["30.05.1984", "RO", "1984-05-30"],
    ["3/4/1984", "DE", "1984-04-03"],
    ["3/4/1984", "US", "1984-03-04"],
    ["31.02.1984", "RO", null],
    ["30.05.84", "RO", null],
    ["30.05.2084", "RO", null],
    ["yesterday", "RO", null],
  ])("%s in %s is %s", (text, country, day) => expect(dayIn(text, { ...RO, country })).toBe(day))
})

describe("a line", () => {
  const targets = ["lastName", "firstName", "phone", "email", "language", "consent_marketing_email"] as const
  const read = (...cells: string[]) => readLine(cells, targets, RO)
  it("keeps the name exactly and writes the rest in one spelling", () => {
    expect(
      read("d'Împărat-Șerban", "ANA maria", "0722 119 876", "Ana@X.test", "Germană", "Da").person,
    ).toEqual({
      name: "ANA maria d'Împărat-Șerban",
      phone: "+40722119876",
      email: "ana@x.test",
      birthDate: null,
      language: "de",
      externalRef: null,
      consents: { marketing_email: "granted" },
    })
  })
  it.each([
    ["", "", "0722119876", "", "", "No name"],
    ["Pop", "Ana", "123", "", "", "The phone number cannot be read"],
    ["Pop", "Ana", "", "ana@", "", "The e-mail address cannot be read"],
    ["Pop", "Ana", "0722119876", "", "Klingon", "The language is not known"],
    ["Pop", "Ana", "", "", "", "No phone, e-mail or number to know them by"],
  ])("%s %s %s %s %s is not taken: %s", (...given) => {
    expect(read(...given.slice(0, 5)).problem).toBe(given[5])
  })
  it("takes no consent from anything but a clear yes or no", () => {
    for (const word of ["", "maybe", "unknown", "?"])
      expect(read("Pop", "Ana", "0722119876", "", "", word).person?.consents).toEqual({})
    expect(read("Pop", "Ana", "0722119876", "", "", "Nu").person?.consents).toEqual({
      marketing_email: "denied",
    })
  })
})
