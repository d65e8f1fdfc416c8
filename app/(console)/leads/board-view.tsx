"use client"

import { useState } from "react"
import { useHotkeys } from "@/components/hotkeys"
import { stateOf } from "@/components/states"
import { Callout } from "@/components/ui/callout"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import { needsReason, nextStatuses } from "@/lib/leads/rules"
import type { LeadRow } from "@/lib/leads/schema"
import { BOARD_COLUMNS, type BoardColumn, type LeadStatus } from "@/lib/leads/words"
import { t, tn } from "@/lib/say"
import { moveOnBoard } from "./actions"
import type { BoardProps } from "./board"
import { AskMove } from "./board-ask"
import { BoardColumnView } from "./board-column"
import { ColumnPick } from "./board-column-pick"
import { walkBoard } from "./board-keys"
import { LeadsToolbar } from "./toolbar"
import { useBoard } from "./use-board"

const ORDER = Object.keys(BOARD_COLUMNS) as BoardColumn[]
const word = (status: LeadStatus) => t(stateOf("lead", status).word).toLowerCase()

type Move = { row: LeadRow; to: LeadStatus }
/** Several: which of them is asked. */
type Ask = { row: LeadRow; choices: readonly LeadStatus[] }

/** Leads by status: a card is moved by dragging it, by its menu, or with [ and ] where the keyboard stands on it. */
export function BoardView({ path, match, first, colleagues, column }: BoardProps) {
  const board = useBoard(path, first, match)
  const [asking, setAsking] = useState<Ask | null>(null)
  const back = useAction(moveOnBoard, { loud: true })
  const find = (id: string) => board.columns.flatMap(({ rows }) => rows).find((row) => row.id === id)

  const moved = ({ row, to }: Move) => {
    board.place(row, to)
    const isWay = nextStatuses(to).includes(row.status)
    const undo = () => {
      const reason = needsReason(to, row.status) ? t("Moved by mistake") : undefined
      back.send({ id: row.id, from: to, to: row.status, reason })
      board.place({ ...row, status: to }, row.status)
    }
    toast.success({
      title: t("{name} is {status} now.", { name: row.patient.name, status: word(to) }),
      ...(isWay && { action: { label: t("Undo"), onClick: undo } }),
    })
  }
  const send = async (one: Move) => {
    const state = await moveOnBoard({ id: one.row.id, from: one.row.status, to: one.to }).catch(() => null)
    if (state?.ok) return moved(one)
    toast.error(state?.sentence ?? t("Rounds cannot be reached just now. Nothing was changed; try again."))
    void board.refetch()
  }
  const move = (row: LeadRow, to: LeadStatus) => {
    if (row.status === to) return
    if (!nextStatuses(row.status).includes(to))
      return void toast.error(
        t("A lead does not go from {from} to {to}.", { from: word(row.status), to: word(to) }),
      )
    if (needsReason(row.status, to)) return setAsking({ row, choices: [to] })
    void send({ row, to })
  }
  /** To a column: where it holds several statuses, the one that can be reached, or a question. */
  const moveTo = (row: LeadRow, id: BoardColumn) => {
    const statuses: readonly LeadStatus[] = BOARD_COLUMNS[id]
    if (statuses.includes(row.status)) return
    const choices = statuses.filter((one) => nextStatuses(row.status).includes(one))
    if (choices.length > 1) return setAsking({ row, choices })
    move(row, choices[0] ?? BOARD_COLUMNS[id][0])
  }
  const step = (by: 1 | -1) => () => {
    const row = find(document.activeElement?.closest<HTMLElement>("[data-card]")?.dataset.card ?? "")
    if (!row || !board.view.work) return
    const at = ORDER.findIndex((id) => (BOARD_COLUMNS[id] as readonly LeadStatus[]).includes(row.status))
    const to = ORDER[at + by]
    if (to) moveTo(row, to)
  }
  useHotkeys({
    j: () => walkBoard("down"),
    k: () => walkBoard("up"),
    h: () => walkBoard("left"),
    l: () => walkBoard("right"),
    "]": step(1),
    "[": step(-1),
  })
  return (
    <>
      <div className="flex h-12 items-center gap-2 overflow-x-auto border-b border-line px-4 [scrollbar-width:none] *:shrink-0 md:px-6">
        <LeadsToolbar view={board.view} colleagues={colleagues} board />
      </div>
      {board.stale && (
        <Callout tone="amber" role="status" className="mx-4 mt-3 md:mx-6">
          {t("New leads cannot be read just now. What you see may be out of date; Rounds keeps trying.")}
        </Callout>
      )}
      <div role="status" className="h-0 text-center">
        {board.arrived > 0 && (
          <button
            type="button"
            onClick={board.show}
            className="relative z-30 mt-2 inline-flex h-7 items-center rounded-full bg-accent px-3 text-xs font-medium text-accent-ink shadow-sm hover:bg-accent-strong"
          >
            {tn(board.arrived, "{n} new", "{n} new")}
          </button>
        )}
      </div>
      <ColumnPick columns={board.columns} current={column} />
      <div className="flex gap-3 overflow-x-auto p-4 md:px-6">
        {board.columns.map((one) => (
          <BoardColumnView
            key={one.id}
            column={one}
            view={board.view}
            isShownOnPhone={one.id === column}
            onDrop={(id) => {
              const row = find(id)
              if (row) moveTo(row, one.id)
            }}
            onMove={move}
            onMore={() =>
              board.more(one).catch(() => toast.error(t("More leads cannot be read just now. Try again.")))
            }
          />
        ))}
      </div>
      {asking && (
        <AskMove {...asking} close={() => setAsking(null)} onDone={(to) => moved({ row: asking.row, to })} />
      )}
    </>
  )
}
