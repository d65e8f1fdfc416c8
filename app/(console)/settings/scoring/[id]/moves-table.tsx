import type { TrialResult } from "@/lib/rule-sets/trial-result"
import { t } from "@/lib/say"
import { CLASSIFICATIONS } from "@/lib/scoring/schema"

/** From which class to which: rows as it is now, columns as it would be. */
export function MovesTable({ moves }: { moves: TrialResult["moves"] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone, and keys must reach that
    <section tabIndex={0} aria-label={t("Moves between classes")} className="relative mt-4 overflow-x-auto">
      <table className="w-full text-sm tabular-nums">
        <caption className="mb-2 text-left text-xs text-ink-3">
          {t("Rows: class now. Columns: class on trial.")}
        </caption>
        <thead>
          <tr className="border-b border-line text-xs text-ink-3">
            <th scope="col" className="py-1.5 text-left font-medium">
              {t("Now")}
            </th>
            {CLASSIFICATIONS.map((name) => (
              <th key={name} scope="col" className="px-2 py-1.5 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CLASSIFICATIONS.map((was) => (
            <tr key={was} className="border-b border-line">
              <th scope="row" className="py-1.5 text-left font-medium text-ink">
                {was}
              </th>
              {CLASSIFICATIONS.map((now) => (
                <td key={now} className={`px-2 py-1.5 text-right ${toneOf(moves[was][now], was === now)}`}>
                  {moves[was][now]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const toneOf = (n: number, isSame: boolean) =>
  n === 0 ? "text-ink-3" : isSame ? "text-ink-2" : "bg-amber-soft font-medium text-ink"
