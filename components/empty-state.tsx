import type { ReactNode } from "react"
import { t } from "@/lib/say"
import { icon } from "./icon"
import { cn } from "./ui/cn"

const CircleAlert = icon("circle-exclamation-point")
const Inbox = icon("inbox")
const LockKeyhole = icon("lock-keyhole")

type FaceProps = {
  icon?: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
  /** Small, for cards and side columns. */
  compact?: boolean
}

/** Nothing here yet: says what would be, and offers the first step. */
export function EmptyState({ icon, title, children, action, compact }: FaceProps) {
  return (
    <div
      className={cn(
        "grid justify-items-center text-center",
        compact ? "gap-1 px-4 py-6" : "gap-1.5 px-6 py-16",
      )}
    >
      <span
        aria-hidden="true"
        className="mb-1.5 grid size-9 place-items-center rounded-lg border border-line bg-canvas text-ink-3 [&_svg]:size-4"
      >
        {icon ?? <Inbox />}
      </span>
      <p className="text-sm font-medium text-ink">{title}</p>
      {children && <div className="max-w-sm text-sm text-balance text-ink-3">{children}</div>}
      {action && <div className="mt-3 flex gap-2">{action}</div>}
    </div>
  )
}

/** What failed, what is safe, how to go on, and the id to quote. */
export function ErrorState({
  title = t("This could not be shown"),
  safe = t("Nothing was lost or changed."),
  requestId,
  action,
  compact,
}: {
  title?: string
  safe?: string
  requestId?: string
  action?: ReactNode
  compact?: boolean
}) {
  return (
    <div role="alert">
      <EmptyState icon={<CircleAlert className="text-red" />} title={title} action={action} compact={compact}>
        <p>{safe}</p>
        {requestId && (
          <p className="mt-2 font-mono text-2xs text-ink-3">
            {t("Request")} <span className="select-all">{requestId}</span>
          </p>
        )}
      </EmptyState>
    </div>
  )
}

/** The fifth face: here is something this role does not see. */
export function MaskedState({
  title = t("Hidden for your role"),
  children,
  compact = true,
}: {
  title?: string
  children?: ReactNode
  compact?: boolean
}) {
  return (
    <EmptyState icon={<LockKeyhole />} title={title} compact={compact}>
      {children}
    </EmptyState>
  )
}
