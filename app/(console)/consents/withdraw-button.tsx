"use client"

import { later } from "@/components/ui/later"

/** The server draws the button with the page; what makes it move comes after the first paint. */
export const WithdrawButton = later(() =>
  import("./withdraw-button-body").then((file) => file.WithdrawButtonBody),
)
