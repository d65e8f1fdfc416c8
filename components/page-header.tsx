import Link from "next/link"
import type { ReactNode } from "react"
import { icon } from "./icon"
import { cn } from "./ui/cn"

const ChevronLeft = icon("chevron-left")

type Props = {
  title: ReactNode
  /** Right after the title: badge, count. */
  after?: ReactNode
  /** One line under it. */
  meta?: ReactNode
  /** Where this came from, on object pages. */
  back?: { href: string; label: string }
  /** Left of the title: ring, avatar. */
  lead?: ReactNode
  actions?: ReactNode
  /** `<LinkTabs>` that close the header off. */
  tabs?: ReactNode
}

/** The page's only h1, what can be done here, and its tabs. */
export function PageHeader({ title, after, meta, back, lead, actions, tabs }: Props) {
  return (
    <header className={cn("border-b border-line px-4 pt-4 md:px-6", !tabs && "pb-4")}>
      {back && (
        <Link
          href={back.href}
          className="-ml-1 mb-1.5 inline-flex items-center gap-0.5 rounded-sm pr-1 text-xs font-medium text-ink-3 hover:text-ink"
        >
          <ChevronLeft aria-hidden="true" className="size-3.5" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        {lead}
        <div className="min-w-0 grow basis-52">
          <div className="flex min-h-8 flex-wrap items-center gap-x-2.5 gap-y-1">
            <h1 className="min-w-0 text-xl font-semibold [overflow-wrap:anywhere]">{title}</h1>
            {after}
          </div>
          {meta && (
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-3">{meta}</div>
          )}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {tabs && <div className="mt-2.5">{tabs}</div>}
    </header>
  )
}

/** The room below the header, with the frame's side space. `flush` for tables that reach the edges. */
export function PageBody({
  children,
  flush,
  className,
}: {
  children: ReactNode
  flush?: boolean
  className?: string
}) {
  return <div className={cn(!flush && "p-4 md:p-6", className)}>{children}</div>
}
