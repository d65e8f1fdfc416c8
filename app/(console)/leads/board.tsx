"use client"

import { lazy } from "react"
import type { LeadBoard } from "@/lib/leads/board"
import type { Colleague } from "@/lib/leads/schema"
import type { BoardColumn } from "@/lib/leads/words"

export type BoardProps = {
  path: string
  match: Record<string, string>
  first: LeadBoard
  colleagues: readonly Colleague[]
  /** The one a phone shows. */
  column: BoardColumn
}

// Whoever reads the table does not load the board; the page shows its skeleton meanwhile.
const View = lazy(() => import("./board-view").then((file) => ({ default: file.BoardView })))

export const Board = (props: BoardProps) => <View key={props.path} {...props} />
