import { expect, it } from "vitest"
import { spokenPhone, toE164 } from "@/lib/phone"

it.each([
  ["+40712345678", "+40 712 345 678"],
  ["+919812345678", "+91 98123 45678"],
  ["+4915123456789", "+49 1512 3456789"],
  ["ana@example.com", "ana@example.com"],
  ["whatsapp-user-17", "whatsapp-user-17"],
])("%s is said %s", (address, spoken) => expect(spokenPhone(address)).toBe(spoken))

it.each([
  ["0722 119 876", "RO", "+40722119876"],
  ["0040722119876", "DE", "+40722119876"],
  ["+49 (0)1512 3456789", "RO", "+4915123456789"],
  ["98123 45678", "IN", "+919812345678"],
  ["12", "RO", null],
  ["ana@example.test", "RO", null],
  ["call me", "RO", null],
  ["0722 119 876", "??", null],
])("%s, typed in %s, is %s", (typed, country, number) => expect(toE164(typed, country)).toBe(number))
