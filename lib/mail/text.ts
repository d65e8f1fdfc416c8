import { t } from "@/lib/say"

export type MailWords = {
  heading: string
  lines: readonly string[]
  link: { words: string; href: string }
  why?: string
}

/** The same in plain text and in simple HTML; every word is escaped, wherever it came from. */
export function mailBody({ heading, lines, link, why }: MailWords): { text: string; html: string } {
  const footer = why ?? t("You are told this because of your settings in Rounds.")
  const text = [heading, ...lines, "", `${link.words}: ${link.href}`, "", footer].join("\n")
  const paragraphs = lines.map((line) => `<p>${escaped(line)}</p>`).join("")
  const html =
    `<!doctype html><html><body><h1>${escaped(heading)}</h1>${paragraphs}` +
    `<p><a href="${escaped(link.href)}">${escaped(link.words)}</a></p><hr><p><small>${escaped(footer)}</small></p></body></html>`
  return { text, html }
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
