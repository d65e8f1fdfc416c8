import { cn } from "@/components/ui/cn"
import { t } from "@/lib/say"
import { changesOf } from "./words"

const CELL = "border-b border-line px-3 py-2 text-left align-top text-xs"

/** Before and after, side by side; what did not change steps back. */
export function Change({ before, after }: { before: unknown; after: unknown }) {
  const changes = changesOf(before, after)
  if (changes.length === 0) return <p className="text-sm text-ink-3">{t("Nothing but that it happened.")}</p>
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      <table
        aria-label={t("Before and after")}
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <thead>
          <tr className="bg-canvas text-ink-3">
            <th scope="col" className={cn(CELL, "font-medium")}>
              {t("Field")}
            </th>
            <th scope="col" className={cn(CELL, "font-medium")}>
              {t("Before")}
            </th>
            <th scope="col" className={cn(CELL, "font-medium")}>
              {t("After")}
            </th>
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>*]:border-b-0">
          {changes.map(({ name, before: old, after: next, differs }) => (
            <tr key={name}>
              <th scope="row" className={cn(CELL, "font-normal text-ink-3 [overflow-wrap:anywhere]")}>
                {name || t("value")}
              </th>
              <td
                className={cn(CELL, "[overflow-wrap:anywhere]", differs && old !== undefined && "text-ink-2")}
              >
                {old === undefined ? (
                  <span className="text-ink-3">–</span>
                ) : differs ? (
                  <del className="rounded-sm bg-red-soft px-1 text-red no-underline">
                    <bdi>{old}</bdi>
                  </del>
                ) : (
                  <bdi className="text-ink-3">{old}</bdi>
                )}
              </td>
              <td className={cn(CELL, "[overflow-wrap:anywhere]")}>
                {next === undefined ? (
                  <span className="text-ink-3">–</span>
                ) : differs ? (
                  <ins className="rounded-sm bg-green-soft px-1 text-green no-underline">
                    <bdi>{next}</bdi>
                  </ins>
                ) : (
                  <bdi className="text-ink-3">{next}</bdi>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
