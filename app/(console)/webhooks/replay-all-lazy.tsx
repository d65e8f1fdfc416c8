"use client"

import { later } from "@/components/ui/later"

export const ReplayAllButton = later(() => import("./replay-all-button").then((file) => file.ReplayAllButton))
