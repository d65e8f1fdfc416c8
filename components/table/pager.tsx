"use client"

import Link from "next/link"
import { usePathname, useSearchParams } from "next/navigation"
import type { ReactNode } from "react"
import { locale, t } from "@/lib/say"
import { icon } from "../icon"
import { Button, buttonClass } from "../ui/button"
import { hrefWith } from "../url"

const ChevronLeft = icon("chevron-left")
const ChevronRight = icon("chevron-right")

export type Page = {
  /** Cursor of the rows after these; goes to `?cursor=`. */
  next?: string | null
  /** Cursor of the rows before these; goes to `?before=`. Absent but not at the head: back to the head. */
  previous?: string | null
}

/** `isMore`: counted no further than `value`. */
export type Total = { value: number; isEstimate?: boolean; isMore?: boolean }

export function Pager({ page, total, shown }: { page?: Page; total?: Total; shown: number }) {
  const path = usePathname()
  const params = useSearchParams()
  const atHead = !params.get("cursor") && !params.get("before")
  const query = params.toString()
  const back = page?.previous ? { before: page.previous } : {}
  const words = total
    ? t(total.isEstimate ? "about {n} in all" : total.isMore ? "more than {n} in all" : "{n} in all", {
        n: total.value.toLocaleString(locale()),
      })
    : t("{n} shown", { n: shown })
  return (
    <nav
      aria-label={t("Pages")}
      className="flex items-center gap-2 px-4 py-2.5 text-xs text-ink-3 tabular-nums md:px-6"
    >
      <span className="mr-auto">{words}</span>
      {page && (
        <>
          <Step href={atHead ? null : hrefWith(path, query, back)} rel="prev">
            <ChevronLeft aria-hidden="true" /> {t("Previous")}
          </Step>
          <Step href={page.next ? hrefWith(path, query, { cursor: page.next }) : null} rel="next">
            {t("Next")} <ChevronRight aria-hidden="true" />
          </Step>
        </>
      )}
    </nav>
  )
}

function Step({ href, rel, children }: { href: string | null; rel: "prev" | "next"; children: ReactNode }) {
  return href ? (
    <Link href={href} rel={rel} className={buttonClass({ size: "sm" })}>
      {children}
    </Link>
  ) : (
    <Button
      size="sm"
      className="tip-end"
      disabledReason={t(rel === "prev" ? "This is the first page" : "This is the last page")}
    >
      {children}
    </Button>
  )
}
