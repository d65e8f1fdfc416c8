"use client"

import { lazy, type ReactNode, Suspense, useState, useSyncExternalStore } from "react"
import { cn } from "@/components/ui/cn"
import { t } from "@/lib/say"
import type { PlotProps, Series } from "./plot"

const Plot = lazy(async () => ({ default: (await import("./plot")).Plot }))

const never = () => () => {}
/** Its size is known in a browser alone. */
const useIsDrawn = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

const DOT: Record<Series["tone"], string> = {
  accent: "bg-accent",
  green: "bg-green",
  amber: "bg-amber",
  violet: "bg-violet",
  blue: "bg-blue",
}

/** A picture with the table behind it: a button turns one into the other, and who hears the page hears the table. */
export function Chart({
  label,
  children,
  tall,
  ...plot
}: PlotProps & { label: string; children: ReactNode; tall?: boolean }) {
  const [asTable, setAsTable] = useState(false)
  const isDrawn = useIsDrawn()
  return (
    <div>
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 px-4 pt-2">
        {plot.series.length > 1 &&
          plot.series.map(({ key, name, tone }) => (
            <span
              key={key}
              aria-hidden="true"
              className="inline-flex items-center gap-1.5 text-xs text-ink-2"
            >
              <span className={cn("size-2 rounded-full", DOT[tone])} />
              {name}
            </span>
          ))}
        <button
          type="button"
          aria-pressed={asTable}
          aria-label={t("{label}: show as a table", { label })}
          onClick={() => setAsTable(!asTable)}
          className="ml-auto rounded-md px-2 py-1 text-xs font-medium text-accent hover:bg-hover aria-pressed:bg-hover"
        >
          {t("Table")}
        </button>
      </div>
      {!asTable && (
        <div aria-hidden="true" className={cn("px-2 pb-2", tall ? "h-64" : "h-48")} data-chart={label}>
          {isDrawn && (
            <Suspense
              fallback={
                <div className="mx-2 h-full animate-pulse rounded-md bg-sunken motion-reduce:animate-none" />
              }
            >
              <Plot {...plot} />
            </Suspense>
          )}
        </div>
      )}
      <div className={asTable ? undefined : "sr-only"}>{children}</div>
    </div>
  )
}
