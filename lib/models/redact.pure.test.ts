import { describe, expect, it } from "vitest"
import { redact } from "@/lib/models/redact"

const MARIA = { names: ["Maria Popescu-Ionică"], addresses: ["+40712345678", "maria@example.org"] }

describe("what a model is sent", () => {
  it.each([
    ["Sunt maria ionica", "Sunt [name] [name]"],
    ["Ma numesc MARIA Popescu.", "Ma numesc [name] [name]."],
    ["Write to me: m.pop@clinic.example", "Write to me: [mail]"],
    ["0712 345 678 sau +40 (712) 345-678", "[number] sau [number]"],
    ["Born 12.05.1980, card 4111 1111 1111 1111", "Born [number], card [number]"],
    ["मेरा नंबर ९८७६५४३२१० है", "मेरा नंबर [number] है"],
    ["IBAN RO49 AAAA 1B31 0075 9384 0000", "IBAN [number]"],
    ["See https://example.org/me?x=1 and @maria.pop", "See [link] and [handle]"],
    ["Stau pe str. Lungă nr. 12", "Stau pe [address]"],
    ["Ich wohne in der Lindenstraße 5", "Ich wohne in der [address]"],
  ])("%s → %s", (text, sent) => expect(redact(text, MARIA)).toBe(sent))

  it.each([
    "I can pay 10.000 euro in 3 months, All-on-4, tomorrow at 9:30",
    "Am 2 copii de 12 si 14 ani, ma doare de 3 zile",
    "When can I come? 15.12 or 16.12",
  ])("keeps what a score needs: %s", (text) => expect(redact(text, MARIA)).toBe(text))
})
