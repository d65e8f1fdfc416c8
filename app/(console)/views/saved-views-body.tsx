"use client"

import { useRouter, useSearchParams } from "next/navigation"
import { useState } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { Menu, type MenuItem } from "@/components/ui/menu"
import { t } from "@/lib/say"
import type { SavedView } from "@/lib/views/schema"
import type { ViewPage } from "@/lib/views/words"

export type Asked = "save" | "rename" | "delete"

const Bookmark = icon("bookmark")
const Check = icon("check")
const Dialogs = later(() => import("./view-dialogs").then((file) => file.ViewDialogs))

type Props = { page: ViewPage; names: readonly string[]; views: readonly SavedView[]; mayWrite: boolean }

/** Opens a saved view, keeps the filters in force as one, and changes the one that is open. */
export function SavedViewsBody({ page, names, views, mayWrite }: Props) {
  const router = useRouter()
  const params = useSearchParams()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [wasAsked, setWasAsked] = useState(false)
  const query = new URLSearchParams(
    names.flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? ""]] : [])),
  ).toString()
  const current = views.find((one) => one.query === query)
  const ask = (what: Asked) => () => {
    setWasAsked(true)
    setAsked(what)
  }
  const items: MenuItem[] = [
    ...views.map((view) => ({
      id: view.id,
      label: view.name,
      icon: <Bookmark />,
      trail: view === current ? <Check aria-label={t("open")} /> : undefined,
      onSelect: () => router.push(`${page}?${view.query}`),
    })),
    ...(current && mayWrite
      ? [
          { id: "rename", label: t("Rename this view…"), onSelect: ask("rename") },
          { id: "delete", label: t("Delete this view…"), danger: true, onSelect: ask("delete") },
        ]
      : []),
    ...(query && !current && mayWrite
      ? [{ id: "save", label: t("Save these filters…"), onSelect: ask("save") }]
      : []),
    ...(query ? [{ id: "all", label: t("Clear all filters"), onSelect: () => router.push(page) }] : []),
  ]
  // Who writes nothing has no view to open either.
  if (!mayWrite && views.length === 0) return null
  return (
    <>
      {items.length > 0 ? (
        <Menu
          trigger={<Button icon={<Bookmark aria-hidden="true" />}>{current?.name ?? t("Views")}</Button>}
          items={items}
        />
      ) : (
        <Button
          icon={<Bookmark aria-hidden="true" />}
          className="tip-end"
          disabledReason={t("Choose filters first: they can be saved as a view")}
        >
          {t("Views")}
        </Button>
      )}
      {wasAsked && (
        <Dialogs asked={asked} onDone={() => setAsked(null)} page={page} query={query} current={current} />
      )}
    </>
  )
}
