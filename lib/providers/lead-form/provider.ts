import { AppError, fail } from "@/lib/errors"
import { checkFields } from "@/lib/providers/lead-form/fields"
import { PHRASES } from "@/lib/providers/lead-form/phrases"
import { originsOf } from "@/lib/providers/lead-form/settings"
import { FORM_LANGUAGES, type Given } from "@/lib/providers/lead-form/shape"
import { isGiven, isTrapped, jsonOfForm, keptBody, nonceOf } from "@/lib/providers/lead-form/stored"
import { checkToken, issueToken, minSeconds } from "@/lib/providers/lead-form/token"
import { languageOf, sentencesOf } from "@/lib/providers/lead-form/words"
import type { Asked, InboundProvider } from "@/lib/providers/provider"

const TOKEN_SENTENCES = {
  wrong: "The form's token is missing or not one of this clinic's. Load the form again.",
  old: "The form was open for more than two hours. Load it again.",
  early: "The form came back faster than a person fills it in. Send it again in a moment.",
}

/** Forms on the web: our own page, the same inside a clinic's site, or a form of that site's own. */
export const leadForm: InboundProvider = {
  name: "lead-form",
  contentTypes: ["application/json", "application/x-www-form-urlencoded"],
  maxBytes: 1024 * 1024,
  schemes: {},
  keepHeaders: ["content-type", "origin", "user-agent"],
  fromForm: jsonOfForm,
  redact: keptBody,
  isPublic: true,
  callers: ({ settings }) => originsOf(settings),

  issue: ({ clinicId, at }) => ({ token: issueToken(clinicId, at.getTime()), minSeconds: minSeconds() }),

  admit(asked, body) {
    if (!isGiven(body)) return fail("wrong_token", { sentence: TOKEN_SENTENCES.wrong })
    const verdict = checkToken(body.token, asked.clinicId, asked.at.getTime())
    if (verdict.is !== "good") return fail("wrong_token", { sentence: sentenceFor(verdict.is, body) })
    // A program hears nothing of what it did wrong.
    if (!isTrapped(body)) refuseUnusable(asked, body)
    return "token"
  },

  split(body) {
    const given = isGiven(body) ? body : {}
    const item = { key: nonceOf(given), kind: "form", value: given, around: null }
    if (!isTrapped(given)) return [{ ...item, fate: "pending" }]
    return [{ ...item, fate: "ignored", reason: "The field that people do not see was filled in." }]
  },

  // Who has an ignored one replayed says that it is a person's after all: the trap is not asked again.
  parse({ value }) {
    const checked = checkFields(isGiven(value) ? value : {})
    if (!checked.ok) return { say: "ignored", reason: "What was kept of it cannot be used." }
    return { say: "form", form: checked.enquiry }
  },
}

/** A visitor of a form that says its language is told in it; whoever builds one reads what is wrong. */
function sentenceFor(is: keyof typeof TOKEN_SENTENCES, { form_language: language }: Given): string {
  const isShown = is !== "wrong" && FORM_LANGUAGES.some((one) => one === language)
  return isShown ? PHRASES[languageOf(language)].expired : TOKEN_SENTENCES[is]
}

function refuseUnusable({ country }: Asked, body: Given): void {
  const checked = checkFields(body, country)
  if (checked.ok) return
  const language = languageOf(body.form_language)
  throw new AppError("invalid_input", {
    sentence: PHRASES[language].check,
    fields: sentencesOf(checked.problems, language),
  })
}
