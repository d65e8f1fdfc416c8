"use client"

import { useSearchParams } from "next/navigation"
import { useState } from "react"
import { icon } from "@/components/icon"
import { Button, buttonClass } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"

const Download = icon("download")
const ShieldCheck = icon("shield-check")

const load = () => import("./verify-dialog").then((file) => file.VerifyDialog)
const VerifyDialog = later(load)

/** Verify the chain; take a copy of what is listed. */
export function AuditActions({ filters, verify, copy }: { filters: string; verify: boolean; copy: boolean }) {
  const [open, setOpen] = useState(0)
  const params = useSearchParams()
  const narrowed = ["q", "who", "what", "since", "patient"].some((name) => params.has(name))
  return (
    <>
      {copy && (
        <a href={`/api/audit/export${filters && `?${filters}`}`} download="" className={buttonClass({})}>
          <Download aria-hidden="true" />
          {narrowed ? t("Export what is listed") : t("Export")}
        </a>
      )}
      {verify && (
        <Button
          icon={<ShieldCheck />}
          aria-haspopup="dialog"
          onPointerEnter={() => void load()}
          onClick={() => setOpen((n) => n + 1)}
        >
          {t("Verify")}
        </Button>
      )}
      {open > 0 && <VerifyDialog key={open} onClosed={() => setOpen(0)} />}
    </>
  )
}
