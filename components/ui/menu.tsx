"use client"

import type { ReactElement, ReactNode } from "react"
import { lazyPanel } from "./lazy-panel"

export type MenuItem = {
  id: string
  label: string
  icon?: ReactNode
  /** At the far end: a key, a remark. */
  trail?: ReactNode
  danger?: boolean
  onSelect: () => void
}

const Panel = lazyPanel("menu", () => import("./menu-panel").then((file) => file.MenuPanel))

/** A button with a list of actions; the list's code comes when the button is reached for. */
export function Menu({ trigger, items }: { trigger: ReactElement; items: readonly MenuItem[] }) {
  return <Panel trigger={trigger} items={items} />
}
