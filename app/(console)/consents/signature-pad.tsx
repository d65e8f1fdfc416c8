"use client"

import { type PointerEvent, useEffect, useRef } from "react"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"

const WIDTH = 520
const HEIGHT = 150
const PAPER = "#ffffff"
const INK = "#1c2330"

/** White paper and dark ink, also in the dark: both are kept in the picture, which has to be seen wherever it is shown. */
export function SignaturePad({ onDrawn }: { onDrawn: (png: string | undefined) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useRef(false)
  const pen = () => canvas.current?.getContext("2d") ?? null
  useEffect(() => blank(canvas.current), [])
  const at = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect()
    return [
      ((event.clientX - box.left) / box.width) * WIDTH,
      ((event.clientY - box.top) / box.height) * HEIGHT,
    ]
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = true
    const context = pen()
    if (!context) return
    context.lineWidth = 2.5
    context.lineCap = "round"
    context.strokeStyle = INK
    context.beginPath()
    context.moveTo(...at(event))
  }
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return
    const context = pen()
    context?.lineTo(...at(event))
    context?.stroke()
  }
  const end = () => {
    if (!drawing.current) return
    drawing.current = false
    onDrawn(canvas.current?.toDataURL("image/png").split(",")[1])
  }
  const clear = () => {
    blank(canvas.current)
    onDrawn(undefined)
  }
  return (
    <div className="grid gap-1">
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        aria-label={t("The patient signs here")}
        role="img"
        className="w-full cursor-crosshair touch-none rounded-md border border-dashed border-line-strong"
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <div>
        <Button size="sm" variant="ghost" onClick={clear}>
          {t("Clear")}
        </Button>
      </div>
    </div>
  )
}

function blank(canvas: HTMLCanvasElement | null): void {
  const context = canvas?.getContext("2d")
  if (!context) return
  context.fillStyle = PAPER
  context.fillRect(0, 0, WIDTH, HEIGHT)
}
