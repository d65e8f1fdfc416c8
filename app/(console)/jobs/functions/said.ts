import { duration } from "@/lib/time"

export const took = (ms: number | null): string => (ms === null ? "–" : duration(ms))

export function share(part: number, whole: number): string {
  if (part === 0 || whole === 0) return "0 %"
  const percent = (100 * part) / whole
  return percent < 1 ? "< 1 %" : `${Math.round(percent)} %`
}
