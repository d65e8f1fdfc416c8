import Link from "next/link"
import type { ReactNode } from "react"
import { locale, t } from "@/lib/say"
import { Time } from "./time"
import { ButtonLink } from "./ui/button"

type Row = {
  /** The day or the week, and where it stands whole. */
  name: string
  href: string
  /** What it is, in words or as a badge. */
  about: ReactNode
  numbers: readonly number[]
  keptAt: string
}
type Props = {
  label: string
  /** Of the name, what it is about, and each number. */
  head: readonly string[]
  rows: readonly Row[]
  more: { href: string; label: string } | null
}

/** Days or weeks that were kept as they were, the newest first. */
export function KeptTable({ label, head, rows, more }: Props) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard. */}
      <section tabIndex={0} aria-label={label} className="relative overflow-x-auto">
        <table className="w-full text-sm tabular-nums">
          <thead>
            <tr className="border-b border-line text-xs text-ink-3">
              {[...head, t("Kept")].map((name, n) => (
                <th
                  key={name}
                  scope="col"
                  className={`px-4 py-2 font-medium md:first:pl-6 md:last:pr-6 md:first:pl-6 md:last:pr-6 ${n < 2 ? "text-left" : "text-right"}`}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.href} className="border-b border-line">
                <th scope="row" className="px-4 py-2 text-left font-medium whitespace-nowrap md:pl-6">
                  <Link href={row.href} className="text-accent hover:underline">
                    {row.name}
                  </Link>
                </th>
                <td className="px-4 py-2 whitespace-nowrap text-ink-2">{row.about}</td>
                {row.numbers.map((number, n) => (
                  <td
                    key={head[n + 2]}
                    className={`px-4 py-2 text-right ${number === 0 ? "text-ink-3" : ""}`}
                  >
                    {number.toLocaleString(locale())}
                  </td>
                ))}
                <td className="px-4 py-2 text-right whitespace-nowrap text-ink-3 md:pr-6">
                  <Time value={row.keptAt} as="relative" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more && (
        <div className="px-4 py-3 md:px-6">
          <ButtonLink size="sm" href={more.href}>
            {more.label}
          </ButtonLink>
        </div>
      )}
    </>
  )
}
