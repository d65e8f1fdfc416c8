import type { OperationNotice } from "@/lib/generated/prisma/client"

type Told = Pick<OperationNotice, "id" | "key" | "kind" | "severity" | "title" | "body" | "createdAt">

const LONGEST = 1_800

/** What is sent as JSON. Names from outside may stand in it: nothing of it is taken for a mention or a link. */
export function bodyFor(kind: string, notice: Told, link: string | null): Record<string, unknown> {
  if (kind === "slack") return { text: slackText(notice, link) }
  if (kind === "discord") return { content: discordText(notice, link), allowed_mentions: { parse: [] } }
  return {
    type: `${notice.kind}.${stateOf(notice)}`,
    timestamp: notice.createdAt.toISOString(),
    data: {
      id: notice.id,
      /** The same of a firing and its end: a pager closes by it what it opened. */
      dedupKey: notice.key.split(":").slice(0, 2).join(":"),
      state: stateOf(notice),
      severity: notice.severity,
      title: notice.title,
      body: notice.body,
      url: link,
    },
  }
}

/** firing, resolved, failed …: the end of its key; of a test, that it is one. */
const stateOf = ({ key, kind }: Told): string =>
  kind === "test" ? "sent" : (key.split(":again:")[0]?.split(":")[2] ?? "told")

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

function slackText({ title, body }: Told, link: string | null): string {
  const lines = [`*${escaped(title)}*`, escaped(body), link ?? ""]
  return lines.filter(Boolean).join("\n").slice(0, LONGEST)
}

const plain = (text: string) => text.replaceAll(/([\\*_~`|>#[\]()])/g, "\\$1")

function discordText({ title, body }: Told, link: string | null): string {
  const lines = [`**${plain(title)}**`, plain(body), link ? `<${link}>` : ""]
  return lines.filter(Boolean).join("\n").slice(0, LONGEST)
}
