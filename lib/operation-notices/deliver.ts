import { env } from "@/lib/env"
import { mailMode } from "@/lib/mail/mode"
import { deliverSmtp } from "@/lib/mail/smtp"
import { bodyFor } from "@/lib/operation-notices/bodies"
import type { FoundNotice } from "@/lib/operation-notices/send"
import { callPartner } from "@/lib/outbound/partner"
import { fetchHost } from "@/lib/outbound/private-hosts"
import { webhookHeaders } from "@/lib/outbound/standard-webhook"
import { type CallOutcome, jsonOf, type PartnerAnswer, retryAfterSeconds } from "@/lib/providers/outcome"
import { now } from "@/lib/time"

/** `proof`: what the other side said, in few words of which none are secret. */
export type Delivered = { outcome: CallOutcome; proof?: string; isKept?: boolean }

export async function deliver(found: FoundNotice): Promise<Delivered> {
  return found.channel.kind === "email" ? byMail(found) : byAddress(found)
}

async function byMail({ notice, address }: FoundNotice): Promise<Delivered> {
  const mode = mailMode()
  if (mode === "none") return { outcome: { did: "refused", reason: "no_mail_server", retry: false } }
  if (mode === "kept") return { outcome: { did: "done", externalId: null }, isKept: true }
  const outcome = await deliverSmtp({
    id: notice.id,
    to: address,
    subject: `[Rounds] ${notice.title}`.slice(0, 300),
    text: [notice.body, linkOf(notice.href)].filter(Boolean).join("\n\n"),
    html: null,
    attachments: [],
  })
  return outcome.did === "done"
    ? { outcome, proof: `The mail server took it: ${outcome.externalId ?? ""}` }
    : { outcome }
}

async function byAddress({ notice, channel, address, secret }: FoundNotice): Promise<Delivered> {
  const url = channel.kind === "discord" ? withWait(address) : address
  const body = JSON.stringify(bodyFor(channel.kind, notice, linkOf(notice.href)))
  const signed =
    channel.kind === "webhook" ? webhookHeaders({ id: notice.id, secret, body, at: now() }) : undefined
  const headers = { "content-type": "application/json", ...signed }
  let proof: string | undefined
  const outcome = await callPartner(
    `${channel.kind} ${channel.id}`,
    { method: "POST", url, headers, body },
    {
      base: null,
      isTrusted: false,
      answer: () => fetchHost(url, { method: "POST", headers, body, mostBytes: 64 * 1024 }),
    },
    (answer) => {
      proof = proofOf(channel.kind, answer)
      return readAnswer(channel.kind, answer)
    },
  )
  return { outcome, proof }
}

/** What an answer means. Gone or refused for good: the address was taken back at the other side. */
function readAnswer(kind: string, answer: PartnerAnswer): CallOutcome {
  const { status, headers } = answer
  if (status >= 200 && status < 300)
    return isTaken(kind, answer)
      ? { did: "done", externalId: null }
      : { did: "unknown", reason: "answer_unreadable" }
  if (status === 429)
    return {
      did: "refused",
      reason: "too_many",
      retry: true,
      retryAfterSeconds: retryAfterSeconds(headers, now()),
    }
  if (status >= 500 || status === 408) return { did: "refused", reason: "unavailable", retry: true }
  if (status === 404 || status === 410) return { did: "refused", reason: "gone", retry: false }
  if (status === 401 || status === 403) return { did: "refused", reason: "not_let_in", retry: false }
  return { did: "refused", reason: "refused", retry: false }
}

/** A page to be read, such as a network's that wants a sign-in, is no proof; Discord names what it has kept. */
const isTaken = (kind: string, { body }: PartnerAnswer): boolean =>
  kind === "discord"
    ? typeof jsonOf(body)?.id === "string"
    : !/^\s*<(!doctype|html)/i.test(Buffer.from(body.subarray(0, 200)).toString("utf8"))

/** Its status, and of Discord the message's own id. */
function proofOf(kind: string, { status, body }: PartnerAnswer): string {
  const id = kind === "discord" ? jsonOf(body)?.id : undefined
  return typeof id === "string" && /^\d{1,30}$/.test(id) ? `HTTP ${status}, message ${id}` : `HTTP ${status}`
}

/** Only so does Discord say that it has kept the message, and under which id. */
function withWait(address: string): string {
  const url = new URL(address)
  url.searchParams.set("wait", "true")
  return url.href
}

const linkOf = (href: string | null): string | null =>
  href && `${env().NEXTAUTH_URL.replace(/\/$/, "")}${href}`
