const lines = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-list] [data-row]")]

/** The line that the keyboard stands on. */
export const focusedRow = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>("[data-list] [data-row]")?.dataset.row

/** To the next line or the one before; from the open conversation where the keyboard stands elsewhere. */
export function walkList(step: 1 | -1): void {
  const all = lines()
  const here =
    document.activeElement?.closest<HTMLElement>("[data-list] [data-row]") ??
    document.querySelector<HTMLElement>('[data-list] [data-row]:has([aria-current="true"])')
  const at = here ? all.indexOf(here) + step : step === 1 ? 0 : all.length - 1
  const next = all[Math.max(0, Math.min(all.length - 1, at))]
  next?.querySelector<HTMLElement>("a[data-open]")?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: "nearest" })
}
