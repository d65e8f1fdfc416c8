import { createHash } from "node:crypto"
import { expect, it } from "vitest"
import { PHRASES } from "@/lib/providers/lead-form/phrases"
import { FORM_LANGUAGES, FORM_VERSION } from "@/lib/providers/lead-form/shape"

/** A wording is what somebody agreed to: whoever changes a word beside a box raises the version and adds a line here. */
const WORDINGS: Readonly<Record<string, string>> = {
  "2026-11": "3ecead7737e686fbf7d22bee6ec2eae6701ba55311b8e5346c9e4d678c255f2c",
}

it("the words beside the boxes are those of their version, in each language", () => {
  const boxes = FORM_LANGUAGES.map((language) => Object.entries(PHRASES[language].boxes).sort())
  const hash = createHash("sha256").update(JSON.stringify(boxes)).digest("hex")
  expect(WORDINGS[FORM_VERSION]).toBe(hash)
})
