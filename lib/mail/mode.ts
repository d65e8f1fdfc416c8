import { env } from "@/lib/env"

/** smtp: a mail server is set. kept: demo without one keeps mail inside the product. none: nothing can be sent. */
export type MailMode = "smtp" | "kept" | "none"

export function mailMode(): MailMode {
  const { MAIL_HOST, ROUNDS_DEMO } = env()
  if (MAIL_HOST) return "smtp"
  return ROUNDS_DEMO ? "kept" : "none"
}

export const mailFrom = (): string =>
  env().MAIL_FROM ?? `Rounds <rounds@${new URL(env().NEXTAUTH_URL).hostname}>`
