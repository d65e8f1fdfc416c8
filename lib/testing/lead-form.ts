import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { FORM_VERSION } from "@/lib/providers/lead-form/shape"
import { issueToken } from "@/lib/providers/lead-form/token"
import type { MadeClinic } from "@/lib/testing/factory"

/** A token that somebody has had open for a while. */
export const tokenFor = (clinic: MadeClinic, openMs = 20_000): string =>
  issueToken(clinic.id, Date.now() - openMs)

export const formOf = (clinic: MadeClinic, given: Record<string, unknown> = {}): Record<string, unknown> => ({
  token: tokenFor(clinic),
  name: "Ana Pop",
  phone: "0712 345 678",
  message: "Mă doare o măsea.",
  consent: { data_processing: true },
  form_language: "ro",
  form_version: FORM_VERSION,
  website: "",
  ...given,
})

type Answer = {
  status: number
  headers: Headers
  body: {
    received?: boolean
    id?: string
    duplicate?: boolean
    token?: string
    minSeconds?: number
    error?: { code: string; message: string; fields?: Record<string, string> }
  }
}

/** Posts a form to a clinic's endpoint, from an address of its own unless told. */
export async function postForm(
  clinic: MadeClinic,
  form: unknown,
  given: { headers?: Record<string, string>; method?: string; peer?: string } = {},
): Promise<Answer> {
  forgetDoors()
  const { method = "POST", peer = `198.51.100.${++serial % 250}`, headers } = given
  const isForm = form instanceof URLSearchParams
  const request = new Request(`http://localhost:3000/api/webhooks/lead-form/${clinic.slug}`, {
    method,
    headers: {
      "content-type": isForm ? "application/x-www-form-urlencoded" : "application/json",
      "x-rounds-peer": peer,
      ...headers,
    },
    body: method === "POST" ? (isForm || typeof form === "string" ? form : JSON.stringify(form)) : undefined,
  })
  const answer = await answerWebhook(request, "lead-form", [clinic.slug])
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : {} }
}

let serial = 0
