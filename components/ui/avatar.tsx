import { cn } from "./cn"

const HUES = [
  "bg-blue-soft text-blue",
  "bg-green-soft text-green",
  "bg-violet-soft text-violet",
  "bg-orange-soft text-orange",
  "bg-accent-soft text-accent",
  "bg-amber-soft text-amber",
]

export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word) && !/^(dr|prof)\.?$/i.test(word))
  const first = Array.from(words[0] ?? name.trim())[0] ?? "?"
  const last = words.length > 1 ? (Array.from(words.at(-1) ?? "")[0] ?? "") : ""
  return (first + last).toLocaleUpperCase()
}

function hue(name: string): string {
  let sum = 0
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997
  return HUES[sum % HUES.length] ?? "bg-sunken text-ink-2"
}

/** A person's initials on a colour of their own. Decoration: the name stands beside it, or pass `label`. */
export function Avatar({
  name,
  size = "md",
  label,
}: {
  name: string
  size?: "sm" | "md" | "lg"
  label?: boolean
}) {
  return (
    <span
      {...(label ? { role: "img", "aria-label": name, title: name } : { "aria-hidden": true })}
      className={cn(
        "inline-grid shrink-0 place-items-center rounded-full font-semibold select-none",
        hue(name),
        size === "sm" ? "size-5 text-[9px]" : size === "lg" ? "size-10 text-sm" : "size-7 text-2xs",
      )}
    >
      {initials(name)}
    </span>
  )
}

/** Avatar and name on one line, cut when the place is short. */
export function Person({ name, size = "sm", note }: { name: string; size?: "sm" | "md"; note?: string }) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5">
      <Avatar name={name} size={size} />
      <bdi className="truncate">{name}</bdi>
      {note && <span className="shrink-0 text-ink-3">{note}</span>}
    </span>
  )
}
