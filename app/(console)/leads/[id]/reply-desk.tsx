"use client"

import { createContext, type ReactNode, type RefObject, useContext, useRef } from "react"
import type { ComposerHandle } from "../../conversations/components/composer/composer"

type Desk = RefObject<ComposerHandle | null>

const DeskContext = createContext<Desk | null>(null)

/** Between what happened on a lead and the box where its patient is answered. */
export function ReplyDesk({ children }: { children: ReactNode }) {
  return <DeskContext value={useRef<ComposerHandle>(null)}>{children}</DeskContext>
}

/** The composer of the page; its `current` is null where there is none. */
export const useReplyDesk = (): Desk | null => useContext(DeskContext)
