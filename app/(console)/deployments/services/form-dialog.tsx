"use client"

import type { FormEvent, ReactNode } from "react"
import { Button } from "@/components/ui/button"
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog"
import { FormErrors } from "@/components/ui/field"
import type { Failure } from "@/components/use-action"
import { t } from "@/lib/say"

type Props = {
  title: string
  description?: string
  size?: "sm" | "md" | "lg"
  failure: Failure | null
  pending: boolean
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  confirm: string
  close: () => void
  children: ReactNode
}

/** A form in a dialog: what is wrong stands on top, what was typed stays. */
export function FormDialog({ title, description, size, confirm, close, children, ...form }: Props) {
  const { failure, pending, onSubmit } = form
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent size={size} title={title} description={description}>
        <form method="dialog" className="grid gap-4" onSubmit={onSubmit}>
          <FormErrors message={failure?.sentence} />
          {children}
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button variant="ghost">{t("Cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary" pending={pending}>
              {confirm}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}
