"use client"

import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { Command } from "cmdk"
import { useRouter } from "next/navigation"
import { type ReactNode, useDeferredValue, useEffect, useState } from "react"
import { t } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"
import { openShortcuts } from "./frame/open"
import { toggleTheme } from "./frame/theme"
import { icon } from "./icon"
import { ACTIONS, itemsOf } from "./nav-items"
import { Dialog, DialogContent } from "./ui/dialog"
import { Keys } from "./ui/kbd"
import { Spinner } from "./ui/spinner"

const CalendarDays = icon("calendar-days")
const CalendarPlus = icon("calendar-plus")
const Contrast = icon("contrast")
const Flame = icon("flame")
const Keyboard = icon("keyboard")
const Plus = icon("plus")
const Rocket = icon("rocket")
const Search = icon("search")
const User = icon("user")
const Workflow = icon("workflow")

/** One find of /api/search. */
export type SearchHit = { id: string; label: string; hint?: string; href: string }
export type SearchAnswer = {
  patients: SearchHit[]
  leads: SearchHit[]
  appointments: SearchHit[]
  runs: SearchHit[]
  software: SearchHit[]
}

const PAUSE_MS = 140
const SHORTEST = 2

type Props = { places: readonly string[]; open: boolean; onOpenChange: (open: boolean) => void }

export function CommandMenu({ places, open, onOpenChange }: Props) {
  const router = useRouter()
  const [text, setText] = useState("")
  const query = usePaused(text.trim())
  const asks = open && query.length >= SHORTEST
  const { data, isFetching, isError } = useQuery({
    queryKey: ["search", query],
    queryFn: ({ signal }) => getJson<SearchAnswer>(`/api/search?q=${encodeURIComponent(query)}`, { signal }),
    enabled: asks,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  })
  const found = useDeferredValue(asks ? data : undefined)
  const run = (act: () => void) => () => {
    onOpenChange(false)
    setText("")
    act()
  }
  const goTo = (href: string) => run(() => router.push(href))
  const mayBook = places.includes("/appointments/list?book=1")
  const hits = (title: string, icon: ReactNode, list: SearchHit[] | undefined) =>
    list && list.length > 0 ? (
      <Group heading={title}>
        {list.map((hit) => (
          <Item
            key={hit.id}
            value={`${title} ${hit.id}`}
            keywords={[query, hit.label]}
            icon={icon}
            hint={hit.hint}
            onSelect={goTo(hit.href)}
          >
            <bdi>{hit.label}</bdi>
          </Item>
        ))}
      </Group>
    ) : null
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent bare title={t("Search and commands")} size="lg" className="h-[88dvh] sm:h-auto">
        <Command label={t("Search and commands")} loop>
          <div className="flex h-12 items-center gap-2.5 border-b border-line px-4">
            {isFetching ? (
              <Spinner className="text-ink-3" />
            ) : (
              <Search aria-hidden="true" className="size-4 text-ink-3" />
            )}
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder={t("A patient's name or last digits, a lead, a run, a page…")}
              className="h-full min-w-0 grow bg-transparent text-base text-ink outline-none"
            />
            <Keys keys="esc" />
          </div>
          <Command.List className="max-h-[min(60dvh,26rem)] overflow-y-auto scroll-py-2 p-2">
            <Command.Empty className="px-3 py-8 text-center text-sm text-ink-3">
              {isFetching
                ? t("Looking…")
                : isError
                  ? t("Search did not answer. Try again.")
                  : t("Nothing found for “{text}”.", { text })}
            </Command.Empty>
            {hits(t("Patients"), <User />, found?.patients)}
            {hits(t("Leads"), <Flame />, found?.leads)}
            {hits(t("Appointments"), <CalendarDays />, found?.appointments)}
            {mayBook && <Book people={found?.patients} query={query} goTo={goTo} />}
            {hits(t("Runs"), <Workflow />, found?.runs)}
            {hits(t("Deployments"), <Rocket />, found?.software)}
            <Group heading={t("Go to")}>
              {itemsOf(places).map(({ href, label, icon: Icon, keys }) => (
                <Item
                  key={href}
                  value={`go ${label} ${t(label)}`}
                  icon={<Icon />}
                  keys={keys}
                  onSelect={goTo(href)}
                >
                  {t(label)}
                </Item>
              ))}
            </Group>
            <Group heading={t("Actions")}>
              {places.includes("/tasks") && (
                <Item value="new task" icon={<Plus />} onSelect={goTo("/tasks?new=1")}>
                  {t("New task…")}
                </Item>
              )}
              {ACTIONS.filter(({ href }) => places.includes(href)).map(({ href, label }) => (
                <Item key={href} value={`do ${label} ${t(label)}`} icon={<User />} onSelect={goTo(href)}>
                  {t(label)}
                </Item>
              ))}
              <Item value="theme light dark" icon={<Contrast />} onSelect={run(toggleTheme)}>
                {t("Switch between light and dark")}
              </Item>
              <Item value="keyboard shortcuts" icon={<Keyboard />} keys="?" onSelect={run(openShortcuts)}>
                {t("Keyboard shortcuts")}
              </Item>
            </Group>
          </Command.List>
        </Command>
      </DialogContent>
    </Dialog>
  )
}

/** "Book an appointment for…", with the name in it. */
const Book = ({
  people,
  query,
  goTo,
}: {
  people: SearchHit[] | undefined
  query: string
  goTo: (href: string) => () => void
}) =>
  people && people.length > 0 ? (
    <Group heading={t("Book an appointment")}>
      {people.slice(0, 3).map((one) => (
        <Item
          key={one.id}
          value={`book ${one.id}`}
          keywords={[query, one.label, t("Book an appointment")]}
          icon={<CalendarPlus />}
          hint={one.hint}
          onSelect={goTo(`${one.href}?book=1`)}
        >
          {t("Book an appointment for {name}", { name: one.label })}
        </Item>
      ))}
    </Group>
  ) : null

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Command.Group>
  )
}

type ItemProps = {
  value: string
  keywords?: string[]
  icon: ReactNode
  hint?: string
  keys?: string
  onSelect: () => void
  children: ReactNode
}

function Item({ value, keywords, icon, hint, keys, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      keywords={keywords}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 text-sm text-ink data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3"
    >
      {icon}
      <span className="min-w-0 grow truncate">{children}</span>
      {hint && <span className="truncate text-xs text-ink-3">{hint}</span>}
      {keys && <Keys keys={keys} />}
    </Command.Item>
  )
}

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return paused
}
