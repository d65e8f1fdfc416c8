import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkFields, phoneOf } from "@/lib/providers/lead-form/fields"
import { FORM_VERSION } from "@/lib/providers/lead-form/shape"

const GIVEN = {
  name: "Ana Pop",
  phone: "0712 345 678",
  message: "Mă doare o măsea.",
  consent: { data_processing: true },
}
const check = (change: Record<string, unknown>, country = "RO") =>
  checkFields({ ...GIVEN, ...change }, country)
const problems = (change: Record<string, unknown>) => {
  const checked = check(change)
  return checked.ok ? {} : checked.problems
}

describe("a form's fields", () => {
  it("are kept as they were typed", () => {
    expect(check({ name: "  Ana\tPop ", message: "a\r\nb  ", utm_source: " spring " })).toEqual({
      ok: true,
      enquiry: {
        name: "  Ana\tPop ",
        phone: "0712 345 678",
        email: null,
        message: "a\r\nb  ",
        consents: ["data_processing"],
        utm: { source: "spring", medium: null, campaign: null },
        shown: null,
      },
    })
  })

  it("need a name, one way to answer, and leave to keep them", () => {
    expect(problems({ name: " \n" })).toEqual({ name: "name_missing" })
    expect(problems({ phone: "", email: " " })).toEqual({ phone: "reach_missing" })
    expect(problems({ phone: undefined, email: "Ana@Example.test" })).toEqual({})
    expect(problems({ consent: undefined })).toEqual({ "consent.data_processing": "consent_missing" })
    expect(problems({ name: "", phone: "12", email: "x", consent: {} })).toEqual({
      name: "name_missing",
      phone: "phone_wrong",
      email: "email_wrong",
      "consent.data_processing": "consent_missing",
    })
  })

  it.each([false, "false", "off", "no", 0, 1, null, {}, [], "TRUE", "yes please"])(
    "do not take %j for a tick",
    (tick) =>
      expect(problems({ consent: { data_processing: tick } })).toEqual({
        "consent.data_processing": "consent_missing",
      }),
  )

  it("take ticks of a form and of JSON, and no others than those we ask for", () => {
    const form = check({
      consent: undefined,
      "consent.data_processing": "on",
      "consent.marketing_whatsapp": "on",
    })
    expect(form).toMatchObject({ ok: true, enquiry: { consents: ["data_processing", "marketing_whatsapp"] } })
    const more = check({ consent: { data_processing: true, ai_processing: true, call_recording: true } })
    expect(more).toMatchObject({ ok: true, enquiry: { consents: ["data_processing"] } })
  })

  it.each([
    ["name", 5, "not_text"],
    ["name", ["Ana"], "not_text"],
    ["message", { toString: "x" }, "not_text"],
    ["phone", 40712345678, "not_text"],
    ["name", "x".repeat(201), "too_long"],
    ["message", "x".repeat(5_001), "too_long"],
    ["name", "a\u0000b", "unusable_text"],
    ["message", "half \ud83d", "unusable_text"],
    ["email", "ana@example.test, eve@example.test", "email_wrong"],
    ["email", "ana@example.test\r\nbcc: eve@example.test", "email_wrong"],
    ["email", "ana@localhost", "email_wrong"],
    ["email", "<ana@example.test>", "email_wrong"],
  ])("%s %j is %s", (field, value, problem) =>
    expect(problems({ [field]: value })[field as "name"]).toBe(problem),
  )

  it.each([
    ["0712 345 678", "RO", "+40712345678"],
    ["+40 (712) 345-678", "IN", "+40712345678"],
    ["0040712345678", "RO", "+40712345678"],
    ["098765 43210", "IN", "+919876543210"],
    ["٠٧١٢٣٤٥٦٧٨", "RO", "+40712345678"],
    ["call me", "RO", null],
    ["call 0712345678 please", "RO", null],
    ["12", "RO", null],
    ["9".repeat(40), "RO", null],
    ["0712345678'; drop table", "RO", null],
  ])("a phone %s in %s is %s", (typed, country, number) => expect(phoneOf(typed, country)).toBe(number))

  it("drop what came from an address line and cannot be used", () => {
    const checked = check({ utm_source: ["a"], utm_medium: "\u0000", utm_campaign: "ș".repeat(900) })
    expect(checked).toMatchObject({
      ok: true,
      enquiry: { utm: { source: null, medium: null, campaign: "ș".repeat(200) } },
    })
  })

  it("believe only a version and language of ours about the words beside the boxes", () => {
    const ours = { form_language: "ro", form_version: FORM_VERSION }
    expect(check(ours)).toMatchObject({ enquiry: { shown: { language: "ro", version: FORM_VERSION } } })
    for (const other of [{ form_version: "1" }, { form_language: "xx" }, { form_language: ["ro"] }])
      expect(check({ ...ours, ...other })).toMatchObject({ enquiry: { shown: null } })
  })

  it("never throw, whatever is sent", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom("name", "phone", "email", "message", "consent", "utm_source"),
          fc.anything(),
        ),
        (given) => {
          expect(["boolean"]).toContain(typeof checkFields(given, "RO").ok)
        },
      ),
      { numRuns: 500 },
    )
  })
})
