import { t } from "@/lib/say"
import { clockTime, DAY_MS, exactDay, toDate } from "@/lib/time"

/** "22 Nov 2026, 13:00 – 14:00"; undefined where the address names no time. */
export function windowText(
  from: string | undefined,
  to: string | undefined,
  timeZone: string,
): string | undefined {
  if (!from && !to) return undefined
  const said = (iso: string) => `${exactDay(toDate(iso), timeZone)}, ${clockTime(toDate(iso), timeZone)}`
  if (!to) return t("Since {at}", { at: said(from!) })
  if (!from) return t("Before {at}", { at: said(to) })
  const sizeMs = Date.parse(to) - Date.parse(from)
  if (sizeMs > DAY_MS * 1.1) return `${said(from)} – ${said(to)}`
  if (sizeMs > DAY_MS * 0.9) return exactDay(toDate(from), timeZone)
  return `${said(from)} – ${clockTime(toDate(to), timeZone)}`
}
