"use client"

import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"

const Printer = icon("printer")

export function PrintButton() {
  return (
    <Button variant="primary" icon={<Printer />} className="print:hidden" onClick={() => window.print()}>
      {t("Print")}
    </Button>
  )
}
