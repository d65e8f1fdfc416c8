import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { ALERTS } from "@/lib/alerts/registry"

/** Runbooks that no alert leads to. */
export const MORE_RUNBOOKS = ["roll-back", "maintenance-window", "lost-encryption-key"] as const

export const RUNBOOKS: readonly string[] = [...ALERTS.map((one) => one.name), ...MORE_RUNBOOKS]

/** The text of one, as Markdown without its title; null: there is none by this name. */
export async function readRunbook(name: string): Promise<{ title: string; text: string } | null> {
  if (!RUNBOOKS.includes(name)) return null
  const whole = await readFile(join(process.cwd(), "docs", "runbooks", `${name}.md`), "utf8")
  const [, title = name, text = ""] = /^# (.+)\n+([\s\S]*)$/.exec(whole) ?? []
  return { title, text }
}
