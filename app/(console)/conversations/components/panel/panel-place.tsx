"use client"

import Link from "next/link"
import { usePathname, useSearchParams } from "next/navigation"
import type { ReactNode } from "react"
import { icon } from "@/components/icon"
import { cn } from "@/components/ui/cn"
import { hrefWith } from "@/components/url"
import { t } from "@/lib/say"

const ChevronLeft = icon("chevron-left")

/** Beside the thread where there is room; else in its place when the address says so. */
export function PanelPlace({ panel, children }: { panel: ReactNode; children: ReactNode }) {
  const params = useSearchParams()
  const path = usePathname()
  const isShown = params.has("panel")
  return (
    <div className="grid h-full min-h-0 grid-cols-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_19rem]">
      <div className={cn("flex h-full min-h-0 min-w-0 flex-col", isShown && "max-xl:hidden")}>{children}</div>
      <aside
        aria-label={t("About this person")}
        className={cn(
          "min-h-0 overflow-y-auto border-line bg-canvas p-3 xl:border-l",
          !isShown && "max-xl:hidden",
        )}
      >
        <Link
          href={hrefWith(path, params.toString(), { panel: null })}
          scroll={false}
          className="mb-2 inline-flex items-center gap-0.5 text-xs font-medium text-ink-3 hover:text-ink xl:hidden"
        >
          <ChevronLeft aria-hidden="true" className="size-3.5" />
          {t("Back to the messages")}
        </Link>
        {panel}
      </aside>
    </div>
  )
}
