"use client"

import { usePathname, useRouter, useSearchParams } from "next/navigation"
import { later } from "@/components/ui/later"
import { hrefWith } from "@/components/url"

const AppointmentSheet = later(() => import("./appointment-sheet").then((file) => file.AppointmentSheet))

/** The panel the address names: `?appointment=…`. Closing leaves the page as it was. */
export function OpenAppointment() {
  const router = useRouter()
  const path = usePathname()
  const params = useSearchParams()
  const id = params.get("appointment")
  if (!id) return null
  const go = (next: string | null) =>
    router.replace(hrefWith(path, params.toString(), { appointment: next, cursor: params.get("cursor") }), {
      scroll: false,
    })
  return <AppointmentSheet key={id} id={id} onClose={() => go(null)} onBooked={(booked) => go(booked.id)} />
}
