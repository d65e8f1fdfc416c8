import { LONGEST } from "@/lib/providers/lead-form/fields"
import { FORM_CONSENTS, FORM_VERSION } from "@/lib/providers/lead-form/shape"
import { type Html, html } from "@/lib/web/html"
import type { Shown } from "./draw"

export type Fields = {
  token: string
  minSeconds: number
  action: string
  /** As typed; shown again when something was wrong. */
  values: Readonly<Record<string, string>>
  /** A sentence per field. */
  wrong: Readonly<Record<string, string>>
  /** What holds for the form as a whole. */
  note: string | null
}

const UTM = ["utm_source", "utm_medium", "utm_campaign"]

export function formFields(shown: Shown, fields: Fields): Html {
  const { words, look } = shown
  const first = ["name", "phone", "email", "message", "consent.data_processing"].find(
    (one) => fields.wrong[one],
  )
  const wire = (name: string, hint?: string): Html =>
    html`id="${name}" name="${name}"${
      fields.wrong[name] && html` aria-invalid="true"`
    }${describedBy(fields.wrong[name] && `${name}-wrong`, hint)}${name === first && html` autofocus`}`
  const wrong = (name: string): Html | undefined =>
    fields.wrong[name] ? html`<p class="wrong" id="${name}-wrong">${fields.wrong[name]}</p>` : undefined
  const value = (name: string): string => fields.values[name] ?? ""

  return html`<p class="note" id="note" role="alert"${!fields.note && html` hidden`}>${fields.note}</p>
<form method="post" action="${fields.action}" novalidate data-seconds="${fields.minSeconds}" data-sending="${words.sending}" data-unreached="${words.unreached}" data-failed="${words.failed}">
<input type="hidden" name="token" value="${fields.token}">
<input type="hidden" name="form_language" value="${look.language}"><input type="hidden" name="form_version" value="${FORM_VERSION}">
${UTM.map((name) => value(name) && html`<input type="hidden" name="${name}" value="${value(name)}">`)}
<div class="trap" aria-hidden="true"><label>Website <input name="website" tabindex="-1" autocomplete="off" value="${value("website")}"></label></div>
<div class="field"><label for="name">${words.name}</label>
<input ${wire("name")} autocomplete="name" required dir="auto" maxlength="${LONGEST.name}" value="${value("name")}">${wrong("name")}</div>
<div class="pair">
<div class="field"><label for="phone">${words.phone}</label>
<input ${wire("phone", "reach")} type="tel" autocomplete="tel" maxlength="${LONGEST.phone}" value="${value("phone")}">${wrong("phone")}</div>
<div class="field"><label for="email">${words.email}</label>
<input ${wire("email", "reach")} type="email" autocomplete="email" maxlength="${LONGEST.email}" value="${value("email")}">${wrong("email")}</div>
</div>
<p class="hint reach" id="reach">${words.phoneHint}</p>
<div class="field"><label for="message">${words.message}</label> <span class="opt">(${words.optional})</span>
<textarea ${wire("message", "message-hint")} rows="5" dir="auto" maxlength="${LONGEST.message}">
${value("message")}</textarea><p class="hint" id="message-hint">${words.messageHint}</p>${wrong("message")}</div>
<fieldset><legend>${words.consents}</legend>${FORM_CONSENTS.map((purpose) => {
    const name = `consent.${purpose}`
    const isNeeded = purpose === "data_processing"
    return html`<label class="box"><input type="checkbox" ${wire(name)}${isNeeded && html` required`}${
      value(name) !== "" && html` checked`
    }><span>${words.boxes[purpose]}${!isNeeded && html` <span class="opt">(${words.optional})</span>`}</span></label>${wrong(name)}`
  })}</fieldset>
<button type="submit">${words.send}</button></form>`
}

function describedBy(...ids: (string | undefined)[]): Html | false {
  const named = ids.filter(Boolean).join(" ")
  return named !== "" && html` aria-describedby="${named}"`
}
