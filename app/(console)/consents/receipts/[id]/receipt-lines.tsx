import type { Line } from "@/lib/consents/receipt-lines"

const LOOKS = {
  title: "text-lg font-semibold text-ink",
  head: "pt-2 font-medium text-ink",
  strong: "pt-2 text-xs font-medium text-ink-2",
  text: "text-sm text-ink",
  soft: "text-xs text-ink-3",
  rule: "my-2 border-t border-line",
} as const

/** A receipt's text, as on its paper. */
export function ReceiptLines({ lines }: { lines: readonly Line[] }) {
  return lines.map((line, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that never changes
    <p key={`${place} ${line.look}`} className={LOOKS[line.look]}>
      {line.text}
    </p>
  ))
}
