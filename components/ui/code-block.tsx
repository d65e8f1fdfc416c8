import { t } from "@/lib/say"
import { cn } from "./cn"
import { CopyButton } from "./copy-button"

/** Raw text or a value as JSON. Scrolls inside itself and is reached by keyboard. */
export function CodeBlock({
  value,
  label,
  className,
}: {
  value: unknown
  label: string
  className?: string
}) {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2)
  return (
    <div className={cn("relative rounded-md border border-line bg-canvas", className)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section aria-label={label} tabIndex={0} className="max-h-96 overflow-auto p-3 pr-10">
        <pre className="font-mono text-xs leading-5 whitespace-pre-wrap text-ink-2 [overflow-wrap:anywhere]">
          {text}
        </pre>
      </section>
      <CopyButton
        text={text ?? ""}
        label={t("Copy {what}", { what: label.toLowerCase() })}
        className="absolute top-1.5 right-1.5"
      />
    </div>
  )
}
