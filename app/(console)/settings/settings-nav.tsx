"use client"

import Link from "next/link"
import { usePathname } from "next/navigation"
import { useState } from "react"
import { icon } from "@/components/icon"
import { cn } from "@/components/ui/cn"
import { t } from "@/lib/say"

const ChevronDown = icon("chevron-down")

type Group = { label: string; places: { href: string; label: string }[] }

/** Beside the page where there is room; else one line that says where one is and opens into the same list. */
export function SettingsNav({ groups }: { groups: readonly Group[] }) {
  const path = usePathname()
  // Closed by walking on.
  const [openAt, setOpenAt] = useState<string | null>(null)
  const isOpen = openAt === path
  const isAt = (href: string) => path === href || path.startsWith(`${href}/`)
  const here = groups.flatMap((group) => group.places).find((place) => isAt(place.href))
  return (
    <nav
      aria-label={t("Settings")}
      className="border-line bg-canvas max-xl:border-b xl:sticky xl:top-(--bar) xl:h-[calc(100dvh-var(--bar))] xl:overflow-y-auto xl:border-r"
    >
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls="settings-places"
        onClick={() => setOpenAt(isOpen ? null : path)}
        className="flex h-11 w-full items-center gap-2 px-4 text-sm font-medium focus-visible:-outline-offset-2 md:px-6 xl:hidden"
      >
        <span className="text-ink-3">{t("Settings")}</span>
        <span className="min-w-0 truncate text-ink">{here && t(here.label)}</span>
        <ChevronDown
          aria-hidden="true"
          className={cn("ml-auto size-4 shrink-0 text-ink-3", isOpen && "rotate-180")}
        />
      </button>
      <div
        id="settings-places"
        className={cn(
          "grid gap-x-4 gap-y-4 px-2 max-xl:px-3 max-xl:pb-4 max-xl:sm:grid-cols-2 max-xl:lg:grid-cols-3 xl:gap-y-2.5 xl:py-3",
          !isOpen && "max-xl:hidden",
        )}
      >
        {groups.map((group) => (
          <div key={group.label}>
            <p className="h-6 px-2 text-2xs font-medium text-ink-3">{t(group.label)}</p>
            <ul className="grid gap-px">
              {group.places.map((place) => (
                <li key={place.href}>
                  <Link
                    href={place.href}
                    aria-current={isAt(place.href) ? "page" : undefined}
                    className={cn(
                      "flex h-7 items-center rounded-md px-2 text-sm transition-colors duration-75 focus-visible:-outline-offset-2 max-xl:h-10",
                      isAt(place.href)
                        ? "bg-press font-medium text-ink"
                        : "text-ink-2 hover:bg-hover hover:text-ink",
                    )}
                  >
                    {t(place.label)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  )
}
