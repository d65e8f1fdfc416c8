import { Readable } from "node:stream"
import MailComposer from "nodemailer/lib/mail-composer/index.js"
import SMTPConnection from "nodemailer/lib/smtp-connection/index.js"
import { env } from "@/lib/env"
import { mailFrom } from "@/lib/mail/mode"
import type { Attachment } from "@/lib/mail/queue"
import type { CallOutcome } from "@/lib/providers/outcome"

export type OutgoingMail = {
  id: string
  to: string
  subject: string
  text: string
  html: string | null
  attachments: readonly Attachment[]
}

/** Shorter than what an effect's locks outlive (lib/effects/hold). */
const PATIENCE_MS = 10_000

/** Gives one mail to the server that the environment names, and says what is known of it afterwards. */
export async function deliverSmtp(mail: OutgoingMail): Promise<CallOutcome> {
  const { MAIL_HOST, MAIL_PORT, MAIL_USER, MAIL_PASS, MAIL_TLS } = env()
  const { raw, envelope, messageId } = await composed(mail)
  const connection = new SMTPConnection({
    host: MAIL_HOST,
    port: MAIL_PORT ?? (MAIL_TLS === "always" ? 465 : 587),
    secure: MAIL_TLS === "always",
    requireTLS: MAIL_TLS === "starttls",
    ignoreTLS: MAIL_TLS === "never",
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  let hasBegun = false
  const body = new Readable({
    read() {
      hasBegun = true
      this.push(raw)
      this.push(null)
    },
  })
  try {
    await within(connection, async () => {
      await step((done) => connection.connect(done))
      if (MAIL_USER) await step((done) => connection.login({ user: MAIL_USER, pass: MAIL_PASS ?? "" }, done))
      await step((done) => connection.send(envelope, body, done))
    })
    connection.quit()
    return { did: "done", externalId: messageId }
  } catch (error) {
    connection.close()
    return outcomeOf(error as SmtpError, hasBegun)
  }
}

async function composed({ id, to, subject, text, html, attachments }: OutgoingMail) {
  const message = new MailComposer({
    from: mailFrom(),
    to,
    subject,
    text,
    ...(html && { html }),
    attachments: attachments.map((file) => ({ ...file })),
    // The same mail tried again is the same to whoever receives it.
    messageId: `<${id}@${new URL(env().NEXTAUTH_URL).hostname}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  return { raw: await message.build(), envelope: message.getEnvelope(), messageId: message.messageId() }
}

type SmtpError = Error & { code?: string; responseCode?: number }

/** The server's own word says what became of it; without one, what had left us does. */
function outcomeOf({ code, responseCode }: SmtpError, hasBegun: boolean): CallOutcome {
  if (code === "EAUTH") return { did: "refused", reason: "login_refused", retry: false }
  if (responseCode && responseCode >= 500) return { did: "refused", reason: "mail_refused", retry: false }
  if (responseCode) return { did: "refused", reason: "mail_later", retry: true }
  if (hasBegun) return { did: "unknown", reason: "answer_lost" }
  return { did: "refused", reason: code === "ETLS" ? "no_tls" : "unreachable", retry: true }
}

type Callback = (error?: SmtpError | null) => void

const step = (begin: (done: Callback) => void): Promise<void> =>
  new Promise((resolve, reject) => begin((error) => (error ? reject(error) : resolve())))

/** The whole talk has an end; what breaks between two steps ends it, too. */
async function within(connection: SMTPConnection, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const broken = new Promise<never>((_, reject) => {
    connection.once("error", reject)
    timer = setTimeout(() => reject(new Error("the mail server did not answer in time")), PATIENCE_MS)
  })
  try {
    await Promise.race([work(), broken])
  } finally {
    clearTimeout(timer)
    connection.on("error", () => {})
  }
}
