"use client"

import { useState } from "react"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Segmented } from "@/components/ui/segmented"
import { t } from "@/lib/say"
import { SignaturePad } from "./signature-pad"
import { Witness, type Witnessed } from "./witness"

export type Signed = { png?: string; signer?: string } & Witnessed

/** Drawn by finger, pen or mouse; or typed by name, with somebody who stood by. */
export function Signature({ onChange }: { onChange: (signed: Signed) => void }) {
  const [typed, setTyped] = useState(false)
  const [mark, setMark] = useState<Pick<Signed, "png" | "signer">>({})
  const [witness, setWitness] = useState<Witnessed>({})
  const sign = (next: typeof mark) => {
    setMark(next)
    onChange({ ...next, ...witness })
  }
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-sm font-medium">{t("Signature of the patient")}</legend>
      <Segmented
        label={t("How they sign")}
        value={typed ? "typed" : "drawn"}
        onChange={(next) => {
          setTyped(next === "typed")
          sign({})
        }}
        segments={[
          { value: "drawn", label: t("Signed by hand") },
          { value: "typed", label: t("Name typed") },
        ]}
      />
      {typed ? (
        <Field name="signer" label={t("Name, typed by the patient or for them")} required>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={120}
              autoComplete="off"
              onChange={(event) => sign({ signer: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <SignaturePad onDrawn={(png) => sign({ png })} />
      )}
      <Witness
        isNeeded={typed}
        onChange={(next) => {
          setWitness(next)
          onChange({ ...mark, ...next })
        }}
      />
    </fieldset>
  )
}
