import { Kbd } from "@/components/ui/kbd"
import { t } from "@/lib/say"

/** The keys that work just now, in one quiet line; readers hear them with the grid. */
export function Hints({ moving, mayWrite }: { moving: boolean; mayWrite: boolean }) {
  const keys: [string, string][] = moving
    ? [
        ["↑ ↓ ← →", t("move")],
        ["Shift ↑ ↓", t("length")],
        ["Enter", t("put it there")],
        ["Esc", t("give up")],
      ]
    : [
        ["↑ ↓ ← →", t("walk")],
        ["Enter", mayWrite ? t("open or book") : t("open it")],
        ...(mayWrite ? [["m", t("move")] satisfies [string, string]] : []),
        ["t", t("today")],
        ["n / p", t("on and back")],
        ["d / w", t("day or week")],
      ]
  return (
    <div
      id="calendar-keys"
      className="flex h-8 shrink-0 items-center gap-x-4 overflow-hidden border-t border-line bg-canvas px-4 text-2xs whitespace-nowrap text-ink-3 md:px-6"
    >
      {keys.map(([key, words]) => (
        <span key={key} className="inline-flex items-center gap-1.5">
          <Kbd>{key}</Kbd>
          {words}
        </span>
      ))}
    </div>
  )
}
