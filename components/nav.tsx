"use client"

import Link, { useLinkStatus } from "next/link"
import { usePathname } from "next/navigation"
import { t } from "@/lib/say"
import { useCounts } from "./counts"
import { groupsOf, isAt, type NavItem } from "./nav-items"
import { Count } from "./ui/badge"
import { cn } from "./ui/cn"
import { Spinner } from "./ui/spinner"

/** The side navigation: names from 1024 px on, icons alone between 768 and that. `wide` for the phone's sheet. */
export function Nav({ places, wide }: { places: readonly string[]; wide?: boolean }) {
  const path = usePathname()
  const counts = useCounts()
  return (
    <nav aria-label={t(wide ? "All places" : "Main")} data-wide={wide} className="group/nav grid gap-4 px-2">
      {groupsOf(places).map((group) => (
        <div key={group.label ?? "today"}>
          {group.label && (
            <p className="h-6 px-2 text-2xs font-medium text-ink-3 group-not-data-wide/nav:max-lg:mx-2 group-not-data-wide/nav:max-lg:mb-2 group-not-data-wide/nav:max-lg:h-px group-not-data-wide/nav:max-lg:bg-line group-not-data-wide/nav:max-lg:p-0">
              <span className="group-not-data-wide/nav:max-lg:sr-only">{t(group.label)}</span>
            </p>
          )}
          <ul className="grid gap-px">
            {group.items.map((item) => (
              <li key={item.href}>
                <NavLink
                  item={item}
                  isHere={isAt(item, path)}
                  count={item.count ? counts[item.count] : undefined}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

type Props = { item: NavItem; isHere: boolean; count?: { value: number; isUrgent?: boolean } }

function NavLink({ item, isHere, count }: Props) {
  const Icon = item.icon
  return (
    <Link
      href={item.href}
      aria-current={isHere ? "page" : undefined}
      data-tip={t(item.label)}
      className={cn(
        "group tip tip-right flex h-8 items-center gap-2.5 rounded-md px-2 text-sm font-medium transition-colors duration-75",
        "group-not-data-wide/nav:max-lg:justify-center group-data-wide/nav:h-11 group-data-wide/nav:after:hidden lg:after:hidden",
        isHere ? "bg-press text-ink" : "text-ink-2 hover:bg-hover hover:text-ink",
      )}
    >
      <Mark
        icon={
          <Icon aria-hidden="true" className={cn("size-4 shrink-0", isHere ? "text-accent" : "text-ink-3")} />
        }
      />
      <span className="grow truncate group-not-data-wide/nav:max-lg:sr-only">{t(item.label)}</span>
      {count && count.value > 0 && (
        <>
          <span className="group-not-data-wide/nav:max-lg:sr-only">
            <Count
              value={count.value}
              tone={count.isUrgent ? "red" : "neutral"}
              label={t(count.isUrgent ? "urgent" : "open")}
            />
          </span>
          {count.isUrgent && (
            <span className="absolute top-1 right-1 size-2 rounded-full bg-red-solid group-data-wide/nav:hidden lg:hidden" />
          )}
        </>
      )}
    </Link>
  )
}

/** The icon gives way to a spinner while the page behind it is being fetched. */
function Mark({ icon }: { icon: React.ReactNode }) {
  const { pending } = useLinkStatus()
  return pending ? <Spinner className="size-4 shrink-0 text-accent" /> : icon
}
