"use client"

import { memo, useState } from "react"
import { cn } from "@/components/ui/cn"
import { type Axis, lengthOf, rowsOf, STEP } from "../geometry/axis"
import type { Filled } from "../geometry/columns"
import type { Cursor } from "../geometry/walk"
import type { Moving, Verdict } from "../moving/types"
import { Block } from "./block"
import { FreeSlot } from "./free-slot"
import { HoldGhost } from "./hold-ghost"
import { MovingGhost } from "./moving-ghost"
import { NowLine } from "./now-line"
import { ROWS, rowClass } from "./rows"
import { Shades } from "./shades"

type Props = {
  filled: Filled
  axis: Axis
  index: number
  cursor: Cursor | null
  moving: Moving | null
  verdict: Verdict | null
  movingId: string | null
  mayWrite: boolean
  narrow: boolean
  /** The first of its day: a heavier line, and the head of the line of now. */
  first: boolean
}

/** One practitioner or room on one day. Drawn again only when something of it changes. */
export const Column = memo(function Column(props: Props) {
  const { filled, axis, index, cursor, moving, verdict, movingId, mayWrite, narrow, first } = props
  const { column, blocks, ghosts, shades } = filled
  const [hovered, setHovered] = useState<number | null>(null)
  const length = lengthOf(axis)
  const atFree = cursor && !blocks.some((one) => one.appointment.id === cursor.id) ? cursor.at : null
  return (
    <div
      data-lane={index}
      className={cn(
        "relative w-0 grow border-l",
        first ? "border-line-strong" : "border-line",
        narrow ? "min-w-13" : "min-w-40",
        ROWS,
      )}
      onPointerMove={(event) => {
        if (!mayWrite || event.pointerType !== "mouse" || event.buttons !== 0 || movingId) return
        const isFree = event.target === event.currentTarget || isSlot(event.target)
        const box = event.currentTarget.getBoundingClientRect()
        const at = Math.floor(((event.clientY - box.top) / box.height) * (length / STEP)) * STEP
        setHovered(isFree ? Math.max(0, Math.min(at, length - STEP)) : null)
      }}
      onPointerLeave={() => setHovered(null)}
    >
      <div aria-hidden="true" className={cn("pointer-events-none", rowClass(rowsOf([0, length])))} />
      <Shades shades={shades} narrow={narrow} />
      {[...new Set([atFree, movingId === null ? hovered : null])]
        .filter((at) => at !== null)
        .map((at) => (
          <FreeSlot
            key={at}
            filled={filled}
            axis={axis}
            column={index}
            at={at}
            isCurrent={at === atFree}
            isHovered={at === hovered}
            mayWrite={mayWrite}
          />
        ))}
      {ghosts.map((ghost) => (
        <HoldGhost key={ghost.hold.id} ghost={ghost} narrow={narrow} />
      ))}
      {blocks.map((block) => (
        <Block
          key={block.appointment.id}
          block={block}
          column={index}
          isCurrent={cursor?.id === block.appointment.id}
          isMoving={movingId === block.appointment.id}
          by={column.by}
          narrow={narrow}
        />
      ))}
      {moving && <MovingGhost moving={moving} verdict={verdict} axis={axis} day={column.day} />}
      <NowLine axis={axis} day={column.day} first={first} />
    </div>
  )
})

const isSlot = (target: EventTarget): boolean =>
  target instanceof Element && target.closest("[data-slot]") !== null
