"use client"

import { Button } from "@/components/ui/button"
import { DialogClose } from "@/components/ui/dialog"
import { t } from "@/lib/say"

/** The two buttons a form in a dialog ends with. */
export function DialogEnd({ confirm, pending }: { confirm: string; pending: boolean }) {
  return (
    <div className="flex justify-end gap-2">
      <DialogClose asChild>
        <Button variant="ghost">{t("Cancel")}</Button>
      </DialogClose>
      <Button type="submit" variant="primary" pending={pending}>
        {confirm}
      </Button>
    </div>
  )
}
