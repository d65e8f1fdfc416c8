"use client"

export type Theme = "system" | "light" | "dark"

export const isTheme = (value: unknown): value is Theme =>
  value === "system" || value === "light" || value === "dark"

/** Kept in a cookie, which the server paints with: no script before first paint, no flash. */
export function setTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === "system") delete root.dataset.theme
  else root.dataset.theme = theme
  const life = theme === "system" ? 0 : 31_536_000
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and Firefox ESR
  document.cookie = `theme=${theme}; path=/; max-age=${life}; samesite=lax`
}

export function readTheme(): Theme {
  const theme = document.documentElement.dataset.theme
  return isTheme(theme) ? theme : "system"
}

/** Light to dark and back, from whatever is on the screen now. */
export function toggleTheme(): void {
  const shown = readTheme()
  const isDark =
    shown === "dark" || (shown === "system" && matchMedia("(prefers-color-scheme: dark)").matches)
  setTheme(isDark ? "light" : "dark")
}
