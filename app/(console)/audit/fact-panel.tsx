"use client"

import { later } from "@/components/ui/later"

/** Most visits read the list only: the panel's code comes when a fact is opened. */
export const FactPanel = later(() => import("./fact-sheet").then((file) => file.FactSheet))
