import { expect, it } from "vitest"
import { spokenPhone } from "@/lib/phone"

it.each([
  ["+40712345678", "+40 712 345 678"],
  ["+919812345678", "+91 98123 45678"],
  ["+4915123456789", "+49 1512 3456789"],
  ["ana@example.com", "ana@example.com"],
  ["whatsapp-user-17", "whatsapp-user-17"],
])("%s is said %s", (address, spoken) => expect(spokenPhone(address)).toBe(spoken))
