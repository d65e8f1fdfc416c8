"use client"

import { usePathname, useRouter, useSearchParams } from "next/navigation"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { hrefWith } from "@/components/url"
import { t } from "@/lib/say"
import { CATEGORIES, TEMPLATE_CHANNELS, TEMPLATE_STATES, templateLanguage } from "@/lib/templates/words"

const options = (words: Readonly<Record<string, string>>, all: string) => [
  { value: "", label: t(all) },
  ...Object.entries(words).map(([value, label]) => ({ value, label: t(label) })),
]

/** What stands in the address narrows the list. */
export function TemplateFilters({ languages }: { languages: readonly string[] }) {
  const router = useRouter()
  const path = usePathname()
  const search = useSearchParams()
  const set = (key: string, value: string) =>
    router.replace(hrefWith(path, search, { [key]: value }), { scroll: false })
  const select = (key: string, label: string, of: { value: string; label: string }[]) => (
    <Select
      size="sm"
      aria-label={label}
      options={of}
      value={search.get(key) ?? ""}
      onChange={(event) => set(key, event.currentTarget.value)}
    />
  )
  return (
    <search className="flex flex-wrap gap-2 border-b border-line px-4 py-2 md:px-6">
      <form
        method="dialog"
        className="min-w-40 grow md:max-w-56"
        onSubmit={(event) => {
          event.preventDefault()
          set("q", String(new FormData(event.currentTarget).get("q") ?? ""))
        }}
      >
        <Input
          size="sm"
          type="search"
          name="q"
          aria-label={t("Search templates by name")}
          placeholder={t("Search templates by name")}
          defaultValue={search.get("q") ?? ""}
        />
      </form>
      {select("state", t("State"), options(TEMPLATE_STATES, "Any state"))}
      {select("language", t("Language"), [
        { value: "", label: t("Any language") },
        ...languages.map((value) => ({ value, label: templateLanguage(value) })),
      ])}
      {select("category", t("Category"), options(CATEGORIES, "Any category"))}
      {select("channel", t("Channel"), options(TEMPLATE_CHANNELS, "Any channel"))}
    </search>
  )
}
