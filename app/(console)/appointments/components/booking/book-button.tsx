"use client"

import { usePathname, useRouter, useSearchParams } from "next/navigation"
import { useState } from "react"
import { useHotkeys } from "@/components/hotkeys"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { Kbd } from "@/components/ui/kbd"
import { later } from "@/components/ui/later"
import { hrefWith } from "@/components/url"
import { t } from "@/lib/say"
import type { BookingStart } from "./booking-start"

const CalendarPlus = icon("calendar-plus")

const load = () => import("./booking-panel").then((file) => file.BookingPanel)
const BookingPanel = later(load)

type Props = {
  start: BookingStart
  onBooked?: (booked: { id: string }) => void
  label?: string
  size?: "sm" | "md"
  variant?: "primary" | "secondary" | "ghost"
  /** "b" opens it; one button of a page has it. */
  hotkey?: boolean
  /** `?book=1` opens it: from the command menu, or a link. */
  byAddress?: boolean
}

/** Opens the booking panel, whose code comes when the button is reached for. */
export function BookButton({
  start,
  onBooked,
  label,
  size = "md",
  variant = "primary",
  hotkey = true,
  byAddress = false,
}: Props) {
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const asked = byAddress && params.has("book")
  const [open, setOpen] = useState(false)
  useHotkeys({ b: () => setOpen(true) }, hotkey)
  const close = () => {
    setOpen(false)
    if (asked) router.replace(hrefWith(path, params.toString(), { book: null }), { scroll: false })
  }
  return (
    <>
      <Button
        variant={variant}
        size={size}
        icon={<CalendarPlus />}
        aria-haspopup="dialog"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(true)}
      >
        {label ?? t("Book")}
        {hotkey && <Kbd className="max-md:hidden">b</Kbd>}
      </Button>
      {(open || asked) && <BookingPanel start={start} onBooked={onBooked} onClose={close} />}
    </>
  )
}
