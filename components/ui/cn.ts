/** Joins class names; what is false, null or empty drops out. Later utilities do not override earlier ones. */
export function cn(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ")
}
