import type { ButtonProps } from "./button"
import { cn } from "./cn"
import { Spinner } from "./spinner"

/** A square button whose only sign is an icon; `label` is its name and its hint. */
export function IconButton({
  label,
  icon,
  size = "md",
  variant = "ghost",
  pending,
  disabledReason,
  className,
  onClick,
  ...rest
}: Omit<ButtonProps, "children"> & { label: string }) {
  const off = Boolean(disabledReason) || Boolean(pending)
  return (
    <button
      type="button"
      {...rest}
      {...(off ? { "aria-disabled": true } : { onClick })}
      aria-label={label}
      data-tip={disabledReason ?? label}
      className={cn(
        "tip inline-grid shrink-0 place-items-center rounded-md border text-ink-2 transition-colors duration-100",
        "hover:bg-hover hover:text-ink active:bg-press aria-disabled:opacity-55 [&_svg]:size-4",
        "data-[state=open]:bg-press data-[state=open]:text-ink data-[state=open]:after:hidden",
        variant === "secondary" ? "border-line-strong bg-surface shadow-xs" : "border-transparent",
        size === "sm" ? "size-7" : size === "lg" ? "size-10" : "size-8",
        className,
      )}
    >
      {pending ? <Spinner /> : icon}
    </button>
  )
}
