"use client"

import { type PointerEvent, useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"

export type Signed = { png?: string; signer?: string; witness?: string }

const WIDTH = 520
const HEIGHT = 150

/** Drawn by finger, pen or mouse; or typed by name, with somebody who stood by. */
export function Signature({ onChange }: { onChange: (signed: Signed) => void }) {
  const [typed, setTyped] = useState(false)
  const [signed, setSigned] = useState<Signed>({})
  const change = (next: Signed) => {
    setSigned(next)
    onChange(next)
  }
  const toggle = () => {
    setTyped(!typed)
    change({ witness: signed.witness })
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="text-sm font-medium">{t("Signature of the patient")}</legend>
      {typed ? (
        <Field name="signer" label={t("Name, typed by the patient or for them")}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={120}
              autoComplete="off"
              onChange={(event) => change({ ...signed, signer: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <Pad onDrawn={(png) => change({ ...signed, png })} />
      )}
      <div>
        <Button size="sm" variant="ghost" onClick={toggle}>
          {typed ? t("Draw it instead") : t("Type the name instead")}
        </Button>
      </div>
      <Field
        name="witness"
        label={t("Witness")}
        hint={typed ? t("A typed name needs somebody who stood by.") : t("Who stood by, where somebody did.")}
      >
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => change({ ...signed, witness: event.target.value })}
          />
        )}
      </Field>
    </fieldset>
  )
}

function Pad({ onDrawn }: { onDrawn: (png: string | undefined) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useRef(false)
  const pen = () => canvas.current?.getContext("2d") ?? null
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
    context.strokeStyle = getComputedStyle(event.currentTarget).color
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
    pen()?.clearRect(0, 0, WIDTH, HEIGHT)
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
        className="w-full cursor-crosshair touch-none rounded-md border border-dashed border-line-strong bg-surface text-ink"
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
