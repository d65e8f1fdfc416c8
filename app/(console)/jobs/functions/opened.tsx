import Link from "next/link"
import type { ReactNode } from "react"

/** A number that opens the rows behind it; nothing opens nothing. */
export function Opened({ value, href, children }: { value: number; href: string; children: ReactNode }) {
  if (value === 0) return <span className="text-ink-3">0</span>
  return (
    <Link
      href={href}
      className="whitespace-nowrap text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"
    >
      {children}
    </Link>
  )
}
