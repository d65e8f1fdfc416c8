"use client"

import Link from "next/link"
import { usePathname } from "next/navigation"
import { useState } from "react"
import { t } from "@/lib/say"
import { useCounts } from "../counts"
import { icon } from "../icon"
import { isAt, itemsOf } from "../nav-items"
import { Count } from "../ui/badge"
import { cn } from "../ui/cn"
import { later } from "../ui/later"

const Ellipsis = icon("ellipsis")

const PlacesSheet = later(() => import("./places-sheet").then((file) => file.PlacesSheet))

const PLACES = 4
const LOOK =
  "relative grid h-14 min-w-12 grow basis-auto place-content-center px-1 justify-items-center gap-0.5 text-2xs font-medium"

/** The phone's navigation: the first places, and the rest behind "More". */
export function BottomBar({ places }: { places: readonly string[] }) {
  const path = usePathname()
  const counts = useCounts()
  const [open, setOpen] = useState(false)
  const items = itemsOf(places)
    .filter((item) => item.onPhone)
    .slice(0, PLACES)
  return (
    <nav
      aria-label={t("Main, phone")}
      data-frame=""
      className="fixed inset-x-0 bottom-0 z-40 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {items.map((item) => {
        const Icon = item.icon
        const isHere = isAt(item, path)
        const count = item.count ? counts[item.count] : undefined
        return (
          <Link
            key={item.href}
            href={item.href}
            aria-current={isHere ? "page" : undefined}
            className={cn(LOOK, "focus-visible:-outline-offset-2", isHere ? "text-accent" : "text-ink-3")}
          >
            <Icon aria-hidden="true" className="size-5" />
            {t(item.label)}
            {count && count.value > 0 && (
              <span className="absolute top-1.5 left-1/2 ml-1.5">
                <Count value={count.value} tone={count.isUrgent ? "red" : "neutral"} label={t("open")} />
              </span>
            )}
          </Link>
        )
      })}
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className={cn(LOOK, "text-ink-3 focus-visible:-outline-offset-2")}
      >
        <Ellipsis aria-hidden="true" className="size-5" />
        {t("More")}
      </button>
      {open && <PlacesSheet places={places} open onOpenChange={setOpen} />}
    </nav>
  )
}
