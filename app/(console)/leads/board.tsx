"use client"

import { lazy, Suspense } from "react"
import type { LeadBoard } from "@/lib/leads/board"
import type { Colleague } from "@/lib/leads/schema"
import type { BoardColumn } from "@/lib/leads/words"
import { BoardSkeleton } from "./board-skeleton"

export type BoardProps = {
  path: string
  match: Record<string, string>
  first: LeadBoard
  colleagues: readonly Colleague[]
  /** The one a phone shows. */
  column: BoardColumn
}

// Whoever reads the table does not load the board.
const View = lazy(() => import("./board-view").then((file) => ({ default: file.BoardView })))

export function Board(props: BoardProps) {
  return (
    <Suspense fallback={<BoardSkeleton />}>
      <View key={props.path} {...props} />
    </Suspense>
  )
}
