"use client"

import Link from "next/link"
import { usePathname, useRouter, useSearchParams } from "next/navigation"
import { useEffect, useId, useRef, useTransition } from "react"
import { t } from "@/lib/say"
import { useHotkeys } from "./hotkeys"
import { icon } from "./icon"
import { useTypedEarly } from "./typed-early"
import { Input } from "./ui/input"
import { Kbd } from "./ui/kbd"
import { type Option, Select } from "./ui/select"
import { Spinner } from "./ui/spinner"
import { hrefWith } from "./url"

const Search = icon("search")
const X = icon("x")

const TYPING_MS = 300

/** Where the last choice leads from a page: the next one is made upon it, though the address does not say it yet. */
let asked: { from: string; query: string } | null = null

function useFilter(): {
  value: (name: string) => string
  set: (name: string, value: string) => void
  pending: boolean
} {
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const [pending, start] = useTransition()
  const from = `${path}?${params}`
  useEffect(
    () => () => {
      if (asked?.from === from) asked = null
    },
    [from],
  )
  return {
    value: (name) => params.get(name) ?? "",
    set: (name, value) => {
      const href = hrefWith(path, asked?.from === from ? asked.query : params.toString(), { [name]: value })
      asked = { from, query: href.slice(path.length) }
      start(() => router.replace(href, { scroll: false }))
    },
    pending,
  }
}

/** One choice of the address: `?name=value`. The empty choice takes it away. */
export function FilterSelect({
  name,
  label,
  options,
}: {
  name: string
  label: string
  options: readonly Option[]
}) {
  const id = useId()
  const { value, set } = useFilter()
  useTypedEarly(id, value(name), (chosen) => set(name, chosen), name)
  return (
    <Select
      id={id}
      data-early={name}
      size="sm"
      aria-label={label}
      placeholder={label}
      options={options}
      value={value(name)}
      onChange={(event) => set(name, event.currentTarget.value)}
      className="max-w-44 min-w-28"
    />
  )
}

/** `?q=`, a moment after typing stops, or at once with Enter. `/` comes here. */
export function FilterSearch({ placeholder, name = "q" }: { placeholder: string; name?: string }) {
  const { value, set, pending } = useFilter()
  const box = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const current = value(name)
  const shown = useRef(current)
  const id = useId()
  useHotkeys({ "/": () => box.current?.focus() })
  useEffect(() => {
    const input = box.current
    if (shown.current === current) return
    shown.current = current
    if (input && input !== document.activeElement) input.value = current
  }, [current])
  useEffect(() => () => clearTimeout(timer.current), [])
  const go = (text: string) => {
    clearTimeout(timer.current)
    if (text.trim() !== current) set(name, text.trim())
  }
  useTypedEarly(id, current, go)
  return (
    <form
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault()
        go(box.current?.value ?? "")
      }}
      className="min-w-0 grow basis-40 md:max-w-72"
    >
      <Input
        ref={box}
        id={id}
        size="sm"
        type="search"
        name={name}
        aria-label={placeholder}
        placeholder={placeholder}
        defaultValue={current}
        maxLength={300}
        autoComplete="off"
        lead={<Search />}
        trail={
          pending ? (
            <Spinner className="mr-1 size-3.5" />
          ) : current ? undefined : (
            <Kbd className="max-md:hidden">/</Kbd>
          )
        }
        onChange={(event) => {
          const text = event.currentTarget.value
          clearTimeout(timer.current)
          timer.current = setTimeout(() => go(text), TYPING_MS)
        }}
      />
    </form>
  )
}

/** A filter in force that has no control of its own: what it is, and how to take it away. */
export function FilterChip({ names, children }: { names: readonly string[]; children: string }) {
  const path = usePathname()
  const params = useSearchParams()
  const without = Object.fromEntries(names.map((name) => [name, null]))
  return (
    <Link
      href={hrefWith(path, params.toString(), without)}
      scroll={false}
      aria-label={t("Take away: {filter}", { filter: children })}
      className="inline-flex h-7 shrink-0 items-center gap-1 rounded-full border border-accent-line bg-accent-soft pr-1.5 pl-2.5 text-xs font-medium text-accent hover:border-accent"
    >
      {children}
      <X aria-hidden="true" className="size-3.5" />
    </Link>
  )
}
