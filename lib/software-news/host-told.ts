import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { notifyOperations } from "@/lib/operation-notices/notify"
import type { SoftwareNews } from "@/lib/providers/software-news"
import { redactText } from "@/lib/redact-text"
import type { Heard } from "@/lib/software-news/elsewhere"

type Status = Extract<SoftwareNews, { kind: "status" }>
type Backup = Extract<SoftwareNews, { kind: "backup" }>

/** The host says that what runs there changed its state: told to whoever looks after it, as the host's word. */
export async function hearStatus(tx: Tx, ctx: Ctx, news: Status, key: string): Promise<Heard> {
  const place = await tx.servicePlace.findFirst({
    where: {
      driver: "coolify",
      retiredAt: null,
      settings: { path: ["applicationUuid"], equals: news.application },
    },
    include: { service: { select: { name: true } } },
  })
  if (!place) return { facts: [], ignored: "No service's place here is meant by it." }
  const told = await notifyOperations(tx, ctx, {
    kind: "deployment",
    key: `deployment:${key}:status`,
    title: `${place.service.name} in ${place.environment}: Coolify says its state changed`,
    body: `Coolify: ${redactText(news.detail) || "no more was said"}`,
    href: "/deployments",
    severity: "warning",
  })
  const after = { service: place.service.name, environment: place.environment }
  return { facts: [fact("software.state_told", place.id, { after }), ...told] }
}

/** Of its own backups the host tells; only a failure is told on. None of them is proven by it. */
export async function hearBackup(tx: Tx, ctx: Ctx, news: Backup, key: string): Promise<Heard> {
  if (news.ok)
    return { facts: [], ignored: "The host's word alone that a copy was made: it proves nothing here." }
  const told = await notifyOperations(tx, ctx, {
    kind: "backup",
    key: `backup:${key}:failed`,
    title: `Coolify says that a backup failed: ${news.database || "a database it does not name"}`,
    body: `Coolify: ${redactText(news.detail) || "no more was said"}`,
    href: "/operations/backups",
    severity: "critical",
  })
  return { facts: told }
}
