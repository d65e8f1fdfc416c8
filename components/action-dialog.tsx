"use client"

import { type ReactElement, type ReactNode, useState } from "react"
import { Button } from "./ui/button"
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "./ui/dialog"
import { Field, FormErrors } from "./ui/field"
import { Textarea } from "./ui/textarea"
import { type Failure, type Sendable, useAction } from "./use-action"

type Props<In, Out> = {
  /** The button that opens it. Absent when `open` is steered from outside. */
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  title: string
  /** What will happen, and to whom. */
  description?: ReactNode
  action: Sendable<In, Out>
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
  onDone?: (value: Out) => void
}

/** Every destructive or sending action passes here: shows what it does, asks why, keeps what was typed when it fails. */
export function ActionDialog<In, Out>(props: Props<In, Out>) {
  const [ownOpen, setOwnOpen] = useState(false)
  const open = props.open ?? ownOpen
  const setOpen = props.onOpenChange ?? setOwnOpen
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      {props.trigger && <DialogTrigger asChild>{props.trigger}</DialogTrigger>}
      <DialogContent title={props.title} description={props.description}>
        <ActionForm {...props} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  )
}

function ActionForm<In, Out>({ close, ...props }: Props<In, Out> & { close: () => void }) {
  const { pending, failure, onSubmit } = useAction(props.action, {
    done: props.done,
    onDone: (value) => {
      close()
      props.onDone?.(value)
    },
  })
  const errors = failure?.fields ?? {}
  const { reason } = props
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      <FormErrors message={failure?.sentence} />
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {typeof props.children === "function" ? props.children(errors) : props.children}
      {reason && (
        <Field
          name="reason"
          label={reason.label ?? "Reason"}
          hint={reason.hint ?? "Kept in the audit log."}
          error={errors.reason}
          required={reason.required ?? true}
        >
          {(wiring) => <Textarea {...wiring} autoFocus maxLength={500} />}
        </Field>
      )}
      <Quote failure={failure} />
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="ghost">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant={props.danger ? "danger" : "primary"} pending={pending}>
          {props.confirm}
        </Button>
      </div>
    </form>
  )
}

function Quote({ failure }: { failure: Failure | null }) {
  if (failure?.code !== "internal") return null
  return <p className="font-mono text-2xs text-ink-3 select-all">Request {failure.requestId}</p>
}
