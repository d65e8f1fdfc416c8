import { t } from "@/lib/say"

const ON = /^(.+) on (\S+)$/

/** A device as it is kept ("Firefox on Windows", "A program"), in the reader's language. */
export function deviceText(device: string): string {
  const [, what, system] = ON.exec(device) ?? []
  if (!what || !system) return t(device)
  return what === "A program"
    ? t("A program on {system}", { system })
    : t("{browser} on {system}", { browser: what, system })
}
