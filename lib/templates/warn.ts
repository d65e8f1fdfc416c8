import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { makeTask } from "@/lib/tasks/make"
import { addMs, HOUR_MS } from "@/lib/time"

type Broken = { name: string; language: string; state: string }
const NAMED = 5
const WORDS: Readonly<Record<string, string>> = {
  rejected: "rejected",
  paused: "paused",
  disabled: "disabled",
}

/** Templates that can no longer be sent: one task for the admins, however many. */
export async function warnOfTemplates(
  tx: Tx,
  ctx: Ctx,
  broken: readonly Broken[],
  cause: string,
): Promise<Fact[]> {
  if (broken.length === 0) return []
  const named = broken.slice(0, NAMED).map((one) => `${one.name} (${one.language}): ${WORDS[one.state]}`)
  const more = broken.length > NAMED ? `, and ${broken.length - NAMED} more` : ""
  const { facts } = await makeTask(tx, ctx, {
    kind: "other",
    title:
      broken.length === 1
        ? "Look at a template that WhatsApp stopped"
        : "Look at templates that WhatsApp stopped",
    why: `What uses them is not sent until that is settled. ${named.join(", ")}${more}.`,
    dueAt: addMs(ctx.now, 4 * HOUR_MS),
    owner: { role: "admin" },
    href: "/settings/templates",
    source: "system",
    sourceId: "whatsapp",
    effectKey: `templates_stopped:${cause}`,
  })
  return facts
}
