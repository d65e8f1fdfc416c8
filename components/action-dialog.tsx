"use client"

import { cloneElement, type ReactElement, type ReactNode, useState } from "react"
import { later } from "./ui/later"
import type { Sendable } from "./use-action"

const load = () => import("./action-dialog-body").then((file) => file.ActionDialogBody)
const Body = later(load)

export type ActionDialogLook = {
  title: string
  /** What will happen, and to whom. */
  description?: ReactNode
  /** Sent along unseen: ids. */
  hidden?: Record<string, string>
  /** Asks why; goes along as `reason`. */
  reason?: { label?: string; hint?: string; required?: boolean }
  /** Further fields, given what went wrong with them. */
  children?: ReactNode | ((errors: Record<string, string>) => ReactNode)
  confirm: string
  danger?: boolean
  /** Said when it worked. */
  done: string
}

type Props<In, Out> = ActionDialogLook & {
  /** The button that opens it. Absent when `open` is steered from outside. */
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  action: Sendable<In, Out>
  onDone?: (value: Out) => void
}

type TriggerProps = { onClick: () => void; onPointerEnter: () => void; "aria-haspopup": "dialog" }

/**
 * Every destructive or sending action passes here: shows what it does, asks why, keeps what was typed when it fails.
 * The dialog's code comes when the button is reached for.
 */
export function ActionDialog<In, Out>({
  trigger,
  open,
  onOpenChange,
  action,
  onDone,
  ...look
}: Props<In, Out>) {
  const [ownOpen, setOwnOpen] = useState(false)
  const [wasOpen, setWasOpen] = useState(false)
  const isOpen = open ?? ownOpen
  const setOpen = onOpenChange ?? setOwnOpen
  if (isOpen && !wasOpen) setWasOpen(true)
  return (
    <>
      {trigger &&
        cloneElement(trigger as ReactElement<TriggerProps>, {
          onClick: () => setOpen(true),
          onPointerEnter: () => void load(),
          "aria-haspopup": "dialog",
        })}
      {wasOpen && (
        <Body
          {...look}
          open={isOpen}
          onOpenChange={setOpen}
          submit={async (form) => {
            const state = await action(null, form)
            return state.ok ? { ok: true, value: () => onDone?.(state.value) } : state
          }}
        />
      )}
    </>
  )
}
