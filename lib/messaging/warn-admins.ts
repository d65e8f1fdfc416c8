import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import type { Warning } from "@/lib/providers/message"
import { makeTask } from "@/lib/tasks/make"
import { addMs, HOUR_MS } from "@/lib/time"

/** A provider warns of something about the clinic's account: a task for the admins, once. */
export async function warnAdmins(
  tx: Tx,
  ctx: Ctx,
  provider: string,
  { key, title, why }: Warning,
): Promise<{ facts: Fact[] }> {
  const { facts } = await makeTask(tx, ctx, {
    kind: "other",
    title,
    why,
    dueAt: addMs(ctx.now, 4 * HOUR_MS),
    owner: { role: "admin" },
    href: "/settings/integrations",
    source: "system",
    sourceId: provider,
    effectKey: `warning:${provider}:${key}`,
  })
  return { facts }
}
