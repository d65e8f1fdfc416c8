import { t } from "@/lib/say"

type Gap = { part: "header" | "body" | "button"; name: string }

/** "Gap 1", "Gap 1 in the heading", "first name" */
export function gapName({ part, name }: Gap): string {
  const own = /^\d+$/.test(name) ? t("Gap {name}", { name }) : name.replaceAll("_", " ")
  if (part === "header") return t("{gap} in the heading", { gap: own })
  return part === "button" ? t("{gap} in a button", { gap: own }) : own
}
