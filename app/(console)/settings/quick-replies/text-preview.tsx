import { t } from "@/lib/say"
import { GAP_WORDS, piecesOf } from "./pieces"

type Known = Partial<Record<string, string>>

/** A wording with its gaps marked; what is known stands in its place. */
export function TextPreview({ text, known = {} }: { text: string; known?: Known }) {
  return (
    <span dir="auto" className="block [overflow-wrap:anywhere] whitespace-pre-line">
      {piecesOf(text).map(({ at, words, gap }) =>
        gap === null ? (
          <bdi key={at}>{words}</bdi>
        ) : (
          <mark
            key={at}
            title={GAP_WORDS[gap] ? t(GAP_WORDS[gap]) : t("Nobody knows this gap")}
            className={
              GAP_WORDS[gap]
                ? known[gap]
                  ? "bg-transparent font-medium text-accent"
                  : "rounded-sm bg-accent-soft px-0.5 text-accent"
                : "rounded-sm bg-red-soft px-0.5 text-red line-through"
            }
          >
            <bdi>{known[gap] ?? (GAP_WORDS[gap] ? t(GAP_WORDS[gap]) : words)}</bdi>
          </mark>
        ),
      )}
    </span>
  )
}
