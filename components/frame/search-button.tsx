"use client"

import { t } from "@/lib/say"
import { icon } from "../icon"
import { Keys } from "../ui/kbd"
import { useCommandKeys } from "./command-key"
import { openCommands } from "./open"

const Search = icon("search")

export function SearchButton() {
  const keys = useCommandKeys()
  return (
    <button
      type="button"
      onClick={openCommands}
      aria-keyshortcuts="Meta+K Control+K"
      className="flex h-8 items-center gap-2 rounded-md border border-line bg-canvas px-2.5 text-sm text-ink-3 transition-colors hover:border-line-strong hover:text-ink-2 max-md:border-transparent max-md:bg-transparent max-md:px-2 md:w-72"
    >
      <Search aria-hidden="true" className="size-4 shrink-0" />
      <span className="grow truncate text-left max-md:sr-only">{t("Search or jump to…")}</span>
      <span aria-hidden="true" className="max-md:hidden">
        <Keys keys={keys} />
      </span>
    </button>
  )
}
